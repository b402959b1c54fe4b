import { XMLBuilder } from 'fast-xml-parser';
import type { Json } from '../../kernel/json';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: true,
  suppressEmptyNode: false,
});

/** Can XML 1.0 carry this character? Control characters and half surrogates cannot be written, not even escaped. */
function isLegal(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

export function stripIllegalXml(text: string): string {
  return [...text].filter((character) => isLegal(character.codePointAt(0) ?? 0)).join('');
}

/** A name XML accepts; a leading `@` makes an attribute. */
function xmlName(name: string): string {
  const attribute = name.startsWith('@');
  const plain = (attribute ? name.slice(1) : name).replace(/[^A-Za-z0-9_.-]/g, '_');
  const safe = /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
  return attribute ? `@${safe}` : safe;
}

function toTree(value: Json): Json {
  if (value === null) return '';
  if (typeof value === 'string') return stripIllegalXml(value);
  if (Array.isArray(value)) return value.map(toTree);
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [xmlName(key), toTree(item)]));
}

/** Nested values as an XML document under one root element; lists repeat their element. */
export function encodeXml(root: string, value: Json): string {
  const body: string = builder.build({ [xmlName(root)]: toTree(value) });
  return `<?xml version="1.0" encoding="UTF-8"?>${body}`;
}
