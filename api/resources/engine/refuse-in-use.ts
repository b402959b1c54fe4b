import type { Queryable } from '#db/pool';
import { findReferrers, type Referrers } from '#db/queries/find-referrers';
import { InvalidRequest } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';

const PLURALS: Readonly<Record<string, string>> = {
  delivery: 'deliveries',
  lead_return: 'returns',
  app_user: 'users',
  api_credential: 'API credentials',
  access_token: 'API tokens',
  saved_view: 'saved views',
};

/** Refuses to delete what something else refers to, and says what: `2 delivery accounts (North, South)`. */
export async function refuseInUse(sql: Queryable, table: string, id: string, principal: Principal): Promise<void> {
  const referrers = await findReferrers(sql, table, id, principal.sees);
  if (referrers.length === 0) return;
  const errors = referrers.map((found) => ({
    field: found.table.replaceAll('_', '-'),
    code: 'in-use',
    message: `${describe(found)}.`,
  }));
  throw new InvalidRequest(
    'in-use',
    `Still used by ${listOf(referrers.map(describe))}. Change these first, or set it inactive instead.`,
    errors,
  );
}

function describe({ table, count, names, hidden }: Referrers): string {
  const words = PLURALS[table] ?? `${table.replaceAll('_', ' ')}s`;
  if (count === 0) return `${words} you cannot see`;
  const number = count >= 1000 ? '1,000 or more' : String(count);
  const shown = names.length === 0 ? '' : ` (${names.join(', ')}${count > names.length ? ', …' : ''})`;
  return `${number} ${count === 1 ? words.replace(/ies$/, 'y').replace(/s$/, '') : words}${shown}${hidden ? ' and others you cannot see' : ''}`;
}

function listOf(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
