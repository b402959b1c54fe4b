import { XMLBuilder } from 'fast-xml-parser';
import type { RawFields, RawValue } from '#domain/kernel/lead-fields';

export interface Identifiers {
  readonly lid: number;
  readonly vid: number;
  readonly aid: number;
}
export interface WireLead {
  /** With a question mark, or empty. */
  readonly query: string;
  readonly contentType: string | undefined;
  readonly body: string;
}
export type FormatName = 'json' | 'json-nested' | 'form' | 'xml' | 'query';

const builder = new XMLBuilder({ processEntities: true });

/** The ways sources write a lead. */
export const FORMATS: Readonly<
  Record<FormatName, (to: Identifiers, fields: RawFields, password?: string) => WireLead>
> = {
  json: (to, fields, password) => ({
    query: '',
    contentType: 'application/json',
    body: JSON.stringify(Object.fromEntries(flatten({ ...numbers(to, password), ...fields }))),
  }),
  'json-nested': ({ vid, aid, lid }, fields, password) => ({
    query: password === undefined ? '' : `?Password=${encodeURIComponent(password)}`,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ source: { vid, aid, lid }, leads: [{ fields }] }),
  }),
  form: (to, fields, password) => ({
    query: '',
    contentType: 'application/x-www-form-urlencoded',
    body: encode({ ...numbers(to, password), ...fields }),
  }),
  xml: (to, fields, password) => ({
    query: '',
    contentType: 'application/xml',
    body: `<?xml version="1.0" encoding="UTF-8"?>${builder.build({ lead: { ...numbers(to, password), ...fields } }) as string}`,
  }),
  query: (to, fields, password) => ({
    query: `?${encode({ ...numbers(to, password), ...fields })}`,
    contentType: undefined,
    body: '',
  }),
};

const numbers = ({ lid, vid, aid }: Identifiers, password: string | undefined): RawFields => ({
  LID: lid,
  VID: vid,
  AID: aid,
  ...(password !== undefined && { Password: password }),
});
const encode = (fields: RawFields): string =>
  new URLSearchParams(flatten(fields).map(([name, value]): [string, string] => [name, String(value)])).toString();

/** `Drivers: [{ FirstName }]` as `Drivers[0].FirstName`. */
function flatten(fields: RawFields, prefix = ''): [string, string | number | boolean][] {
  return Object.entries(fields).flatMap(([name, value]) => flattenValue(`${prefix}${name}`, value));
}

function flattenValue(name: string, value: RawValue): [string, string | number | boolean][] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: RawValue, index) => flattenValue(`${name}[${index}]`, item));
  return typeof value === 'object' ? flatten(value as RawFields, `${name}.`) : [[name, value]];
}
