const JSON_PASSWORD = /("(?:api[-_]?)?password"\s*:\s*")((?:[^"\\]|\\.)*)(")/gi;
const FORM_PASSWORD = /((?:^|&)(?:api[-_]?)?password=)([^&]*)/gi;
const XML_PASSWORD = /(<(?:api[-_]?)?password\b[^>]*>)([^<]*|<!\[CDATA\[[\s\S]*?\]\]>)(<\/)/gi;
const XML_ATTRIBUTE = /(\b(?:api[-_]?)?password\s*=\s*)("[^"]*"|'[^']*')/gi;

const PART_PASSWORD = /(\bname="(?:api[-_]?)?password"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n)([\s\S]*?)(?=\r?\n--)/gi;

/** A request as it is kept: verbatim, except that the campaign's password, a secret, becomes `***`. */
export function redactPassword(text: string, format: 'json' | 'form' | 'xml' | 'multipart'): string {
  if (format === 'multipart') return text.replace(PART_PASSWORD, '$1***');
  if (format === 'json') return text.replace(JSON_PASSWORD, '$1***$3');
  if (format === 'form') return text.replace(FORM_PASSWORD, '$1***').replace(JSON_PASSWORD, '$1***$3');
  return text.replace(XML_PASSWORD, '$1***$3').replace(XML_ATTRIBUTE, '$1"***"');
}
