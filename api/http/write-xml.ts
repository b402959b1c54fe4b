const NAME = /^[A-Za-z_][\w.-]*$/;
/** Characters XML 1.0 cannot hold. */
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A value as an XML document with the same content as its JSON: lists become repeated elements in the singular, undefined is left out. */
export function writeXml(root: string, value: object): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}`;
}

function element(name: string, value: unknown): string {
  if (value === undefined) return '';
  const [open, close] = NAME.test(name) ? [name, name] : [`item name="${escape(name)}"`, 'item'];
  return `<${open}>${content(name, value)}</${close}>`;
}

function content(name: string, value: unknown): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((entry) => element(singular(name), entry)).join('');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, entry]) => element(key, entry))
      .join('');
  return escape(String(value));
}

function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  return name.endsWith('s') ? name.slice(0, -1) : 'item';
}

function escape(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
}
