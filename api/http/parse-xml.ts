import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Json } from '#domain/kernel/json';
import { InvalidRequest, refuse } from './invalid-request';

export interface XmlLimits {
  readonly depth: number;
  readonly elements: number;
}

const STANDARD: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const REFERENCE = /&([^;&\s]{0,12});?/g;

/**
 * Reads the root element's content: elements and attributes become keys, repeated elements a list, text stays text (a ZIP keeps its
 * zero). Document types and entities beyond the five standard and numeric ones are refused before parsing. Throws InvalidRequest.
 */
export function parseXml(text: string, limits: XmlLimits): Json {
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text))
    refuse('forbidden-doctype', 'Document types and entity declarations are not allowed.');
  checkSize(text, limits);
  const parsed = read(text, limits.depth);
  if (XMLValidator.validate(text) !== true) refuse('malformed-xml', 'The body is not well-formed XML.');
  const root = Object.entries(parsed).find(([name]) => !name.startsWith('?'));
  return root ? simplify(root[1]) : refuse('malformed-xml', 'The body is not well-formed XML.');
}

/** An element with text is its text whatever its attributes; namespace declarations are no data. */
function simplify(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(simplify);
  const text = value['#text'];
  if (typeof text === 'string' && text.trim() !== '') return text;
  const entries = Object.entries(value).filter(([name]) => name !== '#text' && !name.startsWith('xmlns'));
  return Object.fromEntries(entries.map(([name, entry]) => [name, simplify(entry)]));
}

/** One pass over tags, their attributes, comments and instructions, so that a bomb costs no more than its bytes. */
function checkSize(text: string, limits: XmlLimits): void {
  let depth = 0;
  let elements = 0;
  let marks = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const next = text[at + 1];
    if (next === '/') depth -= 1;
    else if (next === '!' || next === '?') marks += 1;
    else {
      depth += 1;
      const { end, attributes } = readTag(text, at + 1, limits.elements);
      elements += 1 + attributes;
      if (text[end - 1] === '/') depth -= 1;
    }
    if (elements > limits.elements || marks > limits.elements)
      refuse(
        'too-many-fields',
        `The document holds more than ${limits.elements} elements and attributes, or comments.`,
      );
    if (depth > limits.depth) refuse('too-deep', `The document is nested more than ${limits.depth} levels deep.`);
  }
}

/** Where a tag ends, and how many words stand between its name and there, quoted values aside; it is not read further than `most` of them. */
function readTag(text: string, from: number, most: number): { readonly end: number; readonly attributes: number } {
  let attributes = 0;
  let at = from;
  for (; at < text.length && text[at] !== '>' && attributes <= most; at += 1) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") {
      const close = text.indexOf(character, at + 1);
      if (close < 0) return { end: text.length, attributes };
      at = close;
    } else if (isSpace(character) && !isSpace(text[at + 1] ?? ' ') && !'/>='.includes(text[at + 1] ?? ''))
      attributes += 1;
  }
  return { end: at, attributes };
}

const isSpace = (character: string): boolean => ' \t\r\n'.includes(character);

function read(text: string, depth: number): Record<string, Json> {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    maxNestedTags: depth + 1,
    entityDecoder: {
      decode,
      reset: () => undefined,
      setXmlVersion: () => undefined,
      setExternalEntities: () => undefined,
      addInputEntities: () => undefined,
    },
    // What every object has, such as toString, may be the name of a field: it is read as its own. Names that reach a prototype are refused by the parser.
    onDangerousProperty: (name) => name,
  });
  try {
    return parser.parse(text) as Record<string, Json>;
  } catch (error) {
    if (error instanceof InvalidRequest) throw error;
    const forbidden = error instanceof Error && error.message.startsWith('[SECURITY]');
    return forbidden
      ? refuse('forbidden-field-name', 'An element name is not allowed.')
      : refuse('malformed-xml', 'The body is not well-formed XML.');
  }
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, name: string) => {
    if (!whole.endsWith(';')) return refuse('malformed-xml', 'An ampersand in the document is not escaped.');
    const standard = STANDARD[name];
    if (standard !== undefined) return standard;
    const digits = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const point = digits ? parseInt(digits[1] ?? digits[2] ?? '', digits[1] ? 16 : 10) : NaN;
    if (!(point > 0 && point <= 0x10ffff))
      return refuse('forbidden-entity', 'Only the five standard entities and character numbers are allowed.');
    return String.fromCodePoint(point);
  });
}
