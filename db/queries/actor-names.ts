import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

const TEXT = `
  select 'user:' || id as actor, name from app_user where 'user:' || id::text = any($1)
  union all select 'credential:' || id, name from api_credential where 'credential:' || id::text = any($1)`;

/** The names behind actors of histories; who is gone or was never a person keeps the word itself. */
export async function actorNames(sql: Queryable, actors: readonly string[]): Promise<(actor: string) => string> {
  const asked = [...new Set(actors)].filter((actor) => /^(user|credential):/.test(actor));
  const rows =
    asked.length === 0
      ? []
      : await readRows<{ actor: string; name: string }>(sql, { name: 'actor-names', text: TEXT, values: [asked] });
  const names = new Map(rows.map((row) => [row.actor, row.name]));
  return (actor) => names.get(actor) ?? (/^(user|credential):/.test(actor) ? 'Somebody who is gone' : actor);
}
