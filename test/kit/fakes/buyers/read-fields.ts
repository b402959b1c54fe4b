import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false });

/** The posted fields by their last name, whatever the format: query, form, JSON or XML. Nested names are flattened away. */
export function readFields(url: URL, contentType: string, body: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>(url.searchParams);
  if (body === '') return fields;
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    for (const [name, value] of new URLSearchParams(body)) fields.set(name, value);
  else if (contentType.includes('json')) collect(JSON.parse(body), '', fields);
  else if (contentType.includes('xml')) collect(parser.parse(body), '', fields);
  return fields;
}

function collect(value: unknown, name: string, fields: Map<string, string>): void {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') {
    fields.set(name, String(value));
    return;
  }
  for (const [key, item] of Object.entries(value)) collect(item, key, fields);
}
