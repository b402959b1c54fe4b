import type { Json } from '#domain/kernel/json';
import { escaped, namesThem, withoutPerson, type PersonNames } from '#domain/lead/names-of-person';
import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

/** Places that are no lead's, and may name a person all the same: what somebody typed into a filter, a name of a view, a test. */
export const PLACES_BY_NAME: Readonly<Record<string, readonly string[]>> = {
  saved_view: ['name', 'document'],
  user_preference: ['value'],
  delivery_test: ['fields', 'request', 'response', 'reading'],
  delivery: ['reference'],
  ping: ['reference'],
};

/** Wipes the person from them. Rows that name nobody are not touched, so that their owners keep them as they left them. */
export async function eraseByName(sql: Queryable, leadId: string, names: PersonNames): Promise<void> {
  const words = names.words.map((word) => escaped(JSON.stringify(word)));
  const patterns = [...names.patterns, ...words];
  if (patterns.length === 0) return;
  await wipeViews(sql, names, patterns);
  await wipePreferences(sql, names, patterns);
  await wipeReferences(sql, leadId, names.patterns);
  // Made up by hand, and gone after seven days anyway: nothing of one is worth keeping.
  const text = `delete from delivery_test where lead_id is null and concat(fields, request, response, reading) ~* any($1::text[])`;
  await sql.query({ name: 'erase-typed-tests', text, values: [patterns] });
}

async function wipeViews(sql: Queryable, names: PersonNames, patterns: readonly string[]): Promise<void> {
  const text = `select id, name, document from saved_view where concat('"', name, '"', document) ~* any($1::text[]) for update`;
  const rows = await readRows<{ id: string; name: string; document: Json }>(sql, { text, values: [patterns] });
  for (const { id, name, document } of rows) {
    const kept = namesThem(names, name) ? `View ${id.slice(-8)}` : name;
    await sql.query({
      name: 'wipe-view',
      text: 'update saved_view set name = $2, document = $3::jsonb where id = $1',
      values: [id, kept, JSON.stringify(withoutPerson(names, document))],
    });
  }
}

async function wipePreferences(sql: Queryable, names: PersonNames, patterns: readonly string[]): Promise<void> {
  const text = `select user_id, key, value from user_preference where value::text ~* any($1::text[]) for update`;
  const rows = await readRows<{ userId: string; key: string; value: Json }>(sql, { text, values: [patterns] });
  for (const { userId, key, value } of rows)
    await sql.query({
      name: 'wipe-preference',
      text: 'update user_preference set value = $3::jsonb where user_id = $1 and key = $2',
      values: [userId, key, JSON.stringify(withoutPerson(names, value))],
    });
}

/** A buyer's own number of a lead stays, for returns and invoices, unless it is the person's e-mail address or the like. */
async function wipeReferences(sql: Queryable, leadId: string, patterns: readonly string[]): Promise<void> {
  for (const table of ['delivery', 'ping'])
    await sql.query({
      name: `wipe-${table}-reference`,
      text: `update ${table} set reference = null where lead_id = $1 and reference ~* any($2::text[])`,
      values: [leadId, patterns],
    });
}
