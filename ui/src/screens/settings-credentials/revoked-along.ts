import { readMadeCredentials } from '#api/contract/resources/credentials';
import { call } from '#ui/client/call';
import type { Row } from '#ui/lists/row-action';
import { t } from '#ui/words/i18n';

const MOST_NAMES = 10;

/** Says how many and which other credentials are revoked with these; blank when none are. */
export async function revokedAlong(rows: readonly Row[]): Promise<string> {
  const answers = await Promise.all(rows.map(({ id }) => call(readMadeCredentials, { params: { id } })));
  const chosen = new Set(rows.map(({ id }) => id));
  const named = new Map(answers.flatMap(({ items }) => items.map(({ id, name }) => [id, name] as const)));
  for (const id of chosen) named.delete(id);
  // With more than are named in one answer, the count is of those.
  const unnamed = Math.max(0, ...answers.map(({ count, items }) => count - items.length));
  const count = named.size + unnamed;
  if (count === 0) return '';
  const names = [...named.values()].slice(0, MOST_NAMES).join(', ');
  const more = count - Math.min(named.size, MOST_NAMES);
  return t(
    'credentials.along',
    { count, names: more > 0 ? t('credentials.alongMore', { names, count: more }) : names },
    count,
  );
}
