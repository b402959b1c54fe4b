import type { z } from 'zod';
import type { listEligibleAccounts } from '#api/contract/leads';

export type CheckedAccount = z.output<(typeof listEligibleAccounts)['responses'][200]>['items'][number];
export interface RefusedGroup {
  readonly code: string;
  readonly accounts: readonly CheckedAccount[];
}
export interface GroupedAccounts {
  /** Would take the lead now, best price first. */
  readonly eligible: readonly CheckedAccount[];
  /** Only by hand: nothing speaks against them but that they are not automated. */
  readonly matching: readonly CheckedAccount[];
  /** The others by the first reason, the most frequent reason first. */
  readonly refused: readonly RefusedGroup[];
}

/** Sorts a lead's checked accounts by what became of them; `search` is looked for in the names of account and buyer. */
export function groupAccounts(items: readonly CheckedAccount[], search: string): GroupedAccounts {
  const wanted = search.trim().toLowerCase();
  const found = items
    .filter(({ accountName, buyerCompany }) => `${buyerCompany} ${accountName}`.toLowerCase().includes(wanted))
    // Prices are null for all or for none of them.
    .sort(
      (a, b) =>
        (b.priceMinor ?? 0) - (a.priceMinor ?? 0) ||
        a.priority - b.priority ||
        (a.accountName < b.accountName ? -1 : 1),
    );
  const groups = new Map<string, CheckedAccount[]>();
  for (const account of found.filter((each) => !each.eligible && !each.matches)) {
    const code = account.rules.find((rule) => !rule.passed)?.reason?.code ?? 'unknown';
    groups.set(code, [...(groups.get(code) ?? []), account]);
  }
  return {
    eligible: found.filter((account) => account.eligible),
    matching: found.filter((account) => account.matches && !account.eligible),
    refused: [...groups]
      .map(([code, accounts]) => ({ code, accounts }))
      .sort((a, b) => b.accounts.length - a.accounts.length || (a.code < b.code ? -1 : 1)),
  };
}
