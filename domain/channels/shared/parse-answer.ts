import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Json } from '../../kernel/json';
import type { ResponseSettings } from './response.schema';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
});

/** A buyer's answer with what could be read of it. `tree` is undefined when it is not JSON or XML, or damaged. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly tree: Json | undefined;
}

function guessFormat(contentType: string, body: string): ResponseSettings['format'] {
  if (/[/+]json/i.test(contentType)) return 'json';
  if (/[/+]xml/i.test(contentType)) return 'xml';
  const first = body.trimStart()[0];
  return first === '<' ? 'xml' : first === '{' || first === '[' ? 'json' : 'text';
}

function parseXml(body: string): Json | undefined {
  // A document type could define entities; no buyer's answer needs one.
  if (/<!DOCTYPE/i.test(body) || XMLValidator.validate(body) !== true) return undefined;
  return parser.parse(body) as Json;
}

/** Reads a body as configured, or as its content type and first character suggest. Never throws. */
export function parseBody(format: ResponseSettings['format'], contentType: string, body: string): Json | undefined {
  const chosen = format === 'auto' ? guessFormat(contentType, body) : format;
  try {
    if (chosen === 'json') return JSON.parse(body) as Json;
    return chosen === 'xml' ? parseXml(body) : undefined;
  } catch {
    return undefined;
  }
}
