/** A body for reading: JSON on several lines, forms one field a line. What is sent has none of these breaks. */
export function prettyMessage(body: string, contentType: string): string {
  if (contentType.includes('json')) {
    try {
      return JSON.stringify(JSON.parse(body), null, 2);
    } catch {
      return body;
    }
  }
  if (contentType.includes('x-www-form-urlencoded')) return body.replaceAll('&', '\n&');
  return contentType.includes('xml') ? body.replaceAll(/></g, '>\n<') : body;
}
