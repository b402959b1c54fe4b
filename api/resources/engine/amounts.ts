import type { z } from 'zod';
import { moneyInSight } from '#db/scope/money-scope';
import type { DataScope } from '#db/scope/data-scope';
import { unseenAmount } from '#api/access/unseen-amount';
import type { Resource } from '#api/contract/resources/resource';
import { InvalidRequest } from '#api/http/invalid-request';
import type { RowDraft } from './binding';

/** Amounts of a resource on the side of the money that somebody does not see. */
export function unseenAmounts({ money = {} }: Pick<Resource, 'money'>, sees: DataScope): string[] {
  const seen = moneyInSight(sees);
  return Object.keys(money).filter((name) => !seen[money[name]!]);
}

/** What is to be written without the amounts that somebody does not see: the null that they read in their place says nothing about them. */
export function withoutUnread(contract: Resource, given: RowDraft, sees: DataScope): RowDraft {
  const unread = unseenAmounts(contract, sees).filter((name) => given[name] === null);
  return Object.fromEntries(Object.entries(given).filter(([name]) => !unread.includes(name)));
}

/** Nobody sets an amount that they would not see: it stays as it `was`, in a new row as the schema has it. Throws InvalidRequest. */
export function refuseUnseenAmounts(contract: Resource, draft: RowDraft, was: RowDraft | null, sees: DataScope): void {
  const set = unseenAmounts(contract, sees).filter((name) => draft[name] !== (was ?? unsaid(contract, name))[name]);
  if (set.length === 0) return;
  throw new InvalidRequest(
    'invalid-fields',
    'See errors for what is wrong with each field.',
    set.map((field) => unseenAmount(field, contract.money![field]!)),
  );
}

/** What a field is when nobody says anything about it. */
function unsaid(contract: Resource, name: string): RowDraft {
  const schema = contract.writable.shape[name] as z.ZodType;
  return { [name]: schema.safeParse(undefined).data };
}
