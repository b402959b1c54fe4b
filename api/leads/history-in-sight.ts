import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import type { leadHistoryEntrySchema } from '#api/contract/lead-history';
import type { DataScope } from '#db/scope/data-scope';
import { isMembers, type Members } from '#domain/kernel/members';

type Entry = z.input<typeof leadHistoryEntrySchema>;

/** What an action may name that belongs to a buyer. */
const OWNED = ['deliveryId', 'accountId'] as const;
const TEXT = `
  select id from delivery where id = any($1::uuid[]) and buyer_id = any($2::uuid[])
  union all select id from delivery_account where id = any($1::uuid[]) and buyer_id = any($2::uuid[])`;

/**
 * Of a lead's history what somebody limited to buyers may read: what was done to other buyers' deliveries is not there, and where
 * something of theirs went to another buyer, that buyer is not named.
 */
export async function historyInSight(
  sql: Queryable,
  entries: readonly Entry[],
  { buyerIds }: Pick<DataScope, 'buyerIds'>,
): Promise<Entry[]> {
  if (buyerIds === null) return [...entries];
  const named = [...new Set(entries.flatMap(({ detail }) => OWNED.flatMap((name) => idAt(detail, name))))];
  const { rows } = await sql.query<{ id: string }>({
    name: 'lead-history-in-sight',
    text: TEXT,
    values: [named, [...buyerIds]],
  });
  const seen = new Set(rows.map(({ id }) => id));
  const isHidden = (detail: unknown, name: string): boolean => idAt(detail, name).some((id) => !seen.has(id));
  return entries.flatMap((entry) => {
    const ids = OWNED.flatMap((name) => idAt(entry.detail, name));
    if (ids.length > 0 && !ids.some((id) => seen.has(id))) return [];
    const hidden = OWNED.filter((name) => isHidden(entry.detail, name));
    return [hidden.length === 0 ? entry : { ...entry, note: null, detail: without(entry.detail, hidden) }];
  });
}

const membersOf = (value: unknown): Members => (isMembers(value) ? value : {});

function idAt(detail: unknown, name: string): string[] {
  const id = membersOf(detail)[name];
  return typeof id === 'string' ? [id.toLowerCase()] : [];
}

function without(detail: unknown, names: readonly string[]): Entry['detail'] {
  return Object.fromEntries(
    Object.entries(membersOf(detail)).filter(([name]) => !names.includes(name)),
  ) as Entry['detail'];
}
