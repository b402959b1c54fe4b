import { refuse } from './invalid-request';

/** What a body is written in. */
export type BodyFormat = 'json' | 'form' | 'xml';

export const SUPPORTED = 'application/json, application/x-www-form-urlencoded, application/xml or text/xml';

/** The format of a Content-Type header; null when the header is absent. Throws InvalidRequest (415) for anything else or another charset than UTF-8. */
export function bodyFormat(contentType: string | undefined): BodyFormat | null {
  if (contentType === undefined || contentType.trim() === '') return null;
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  const format = formatOf(type);
  if (!format) return refuse('unsupported-media-type', `Send ${SUPPORTED}.`);
  if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(charset))
    refuse('unsupported-charset', 'Send the body in UTF-8.');
  return format;
}

function formatOf(type: string): BodyFormat | null {
  if (type === 'application/json' || type === 'text/json' || /^application\/[\w.-]+\+json$/.test(type)) return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type === 'application/xml' || type === 'text/xml' || /^application\/[\w.-]+\+xml$/.test(type)) return 'xml';
  return null;
}

/** True when the caller is to be answered in XML: it asks for it, or it speaks XML and asks for nothing else. */
export function wantsXml(headers: {
  readonly accept?: string | undefined;
  readonly 'content-type'?: string | undefined;
}): boolean {
  const accept = (headers.accept ?? '').toLowerCase();
  if (/\bjson\b/.test(accept)) return false;
  if (accept.includes('text/html')) return false;
  if (/\bxml\b/.test(accept)) return true;
  return /\b(?:application|text)\/(?:[\w.-]+\+)?xml\b/.test((headers['content-type'] ?? '').toLowerCase());
}
