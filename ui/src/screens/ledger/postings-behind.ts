import type { FilterRule } from '#api/contract/listing/filter';
import type { Row } from '#ui/lists/row-action';
import { under } from '#ui/lists/under';

const idOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : null;
const among = (column: string, value: string): FilterRule => ({ column, is: 'any-of', value: [value] });

/** The postings that make the balance of an account, as a filter of theirs. */
export function rulesOfAccount(row: Row): readonly FilterRule[] {
  const buyer = idOf(row['buyer']);
  const source = idOf(row['source']);
  return [
    among('accounts', String(row['kind'])),
    ...(buyer ? [among('buyer', buyer)] : []),
    ...(source ? [among('source', source)] : []),
  ];
}

/** Where the postings under these rules are shown; what they are of is in the address, so that one figure after another is another place. */
export function postingsBehind(rules: readonly FilterRule[]) {
  const of = rules.flatMap(({ value }) => (Array.isArray(value) ? value : [])).join(',');
  return { name: 'ledger', params: { tab: 'postings' }, query: { of }, ...under({ join: 'and', items: [...rules] }) };
}
