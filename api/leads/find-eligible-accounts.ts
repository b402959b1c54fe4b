import type { z } from 'zod';
import { computeCriteria } from '#threads/compute-criteria';
import { forTrial } from '#threads/lane';
import type { Queryable } from '#db/pool';
import { loadPlannableLead } from '#db/queries/load-plannable-lead';
import { loadStandings } from '#db/queries/load-standings';
import { matchesByHand } from '#domain/distribution/by-hand';
import { explainAccount } from '#domain/distribution/explain-account';
import { gatherFacts } from '#domain/distribution/gather-facts';
import type { listEligibleAccounts } from '#api/contract/leads';

type Item = z.input<(typeof listEligibleAccounts)['responses'][200]>['items'][number];

/** Every account of the lead's type with its checklist against this lead at `now`; null when there is no such lead. */
export async function findEligibleAccounts(
  sql: Queryable,
  leadId: string,
  now: number,
  gone: AbortSignal,
): Promise<Item[] | null> {
  const found = await loadPlannableLead(sql, leadId);
  if (!found) return null;
  const {
    lead,
    campaign,
    earlierBuyers,
    routing: { compiled, automation, priceOptimization },
  } = found;
  const { accounts } = compiled.snapshot;
  const standings = await loadStandings(sql, accounts, now);
  const facts = await gatherFacts(
    lead,
    { routing: compiled, campaign, automation, priceOptimization },
    { now, earlierBuyers, standings, compute: computeCriteria(forTrial(gone)) },
  );
  const companies = await companiesOf(
    sql,
    accounts.map((account) => account.buyerId),
  );
  return accounts.map((account) => {
    const explained = explainAccount(compiled, facts, account.accountId);
    return {
      accountId: account.accountId,
      accountName: account.name,
      buyerId: account.buyerId,
      buyerCompany: companies.get(account.buyerId) ?? '',
      priceMinor: account.price,
      priority: account.priority,
      exclusive: account.exclusive,
      eligible: explained.eligible,
      matches: matchesByHand(explained),
      rules: explained.rules as Item['rules'],
    };
  });
}

async function companiesOf(sql: Queryable, buyerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql.query<{ id: string; company: string }>({
    name: 'name-buyers',
    text: 'select id, company from buyer where id = any($1::uuid[])',
    values: [[...new Set(buyerIds)]],
  });
  return new Map(rows.map((row) => [row.id, row.company]));
}
