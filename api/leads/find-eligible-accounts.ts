import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { loadLead } from '#db/queries/load-lead';
import { loadLeadDeliveries } from '#db/queries/load-lead-deliveries';
import { loadLeadType } from '#db/queries/load-lead-type';
import { loadRoutingSnapshot } from '#db/queries/load-routing-snapshot';
import { loadStandings } from '#db/queries/load-standings';
import type { LeadRow } from '#db/rows';
import { computeExpressions } from '#domain/criteria/compute-expressions';
import { buyersHaving } from '#domain/distribution/buyers-having';
import { compileRouting, type CompiledRouting } from '#domain/distribution/compile-routing';
import { explainAccount, type AccountExplanation } from '#domain/distribution/explain-account';
import type { PlanFacts } from '#domain/distribution/plan-facts';
import { knownFields } from '#domain/fields/known-fields';
import type { listEligibleAccounts } from '#api/contract/leads';

type Item = z.input<(typeof listEligibleAccounts)['responses'][200]>['items'][number];
const MANUAL_ONLY = 'not-automated';

/** Every account of the lead's type with its checklist against this lead at `now`; null when there is no such lead. */
export async function findEligibleAccounts(sql: Queryable, leadId: string, now: number): Promise<Item[] | null> {
  const lead = await loadLead(sql, leadId);
  const type = lead && (await loadLeadType(sql, lead.leadTypeId));
  if (!lead || !type) return null;
  const routing = compileRouting(await loadRoutingSnapshot(sql, lead.leadTypeId), type.document.fields);
  const facts = await factsOf(sql, lead, routing, now);
  const companies = await companiesOf(sql, routing.snapshot.accounts.map((account) => account.buyerId));
  return routing.snapshot.accounts.map((account) => {
    const explained = explainAccount(routing, facts, account.accountId);
    return {
      accountId: account.accountId, accountName: account.name, buyerId: account.buyerId, buyerCompany: companies.get(account.buyerId) ?? '', priceMinor: account.price, priority: account.priority,
      exclusive: account.exclusive, eligible: explained.eligible, matches: matches(explained), rules: explained.rules as Item['rules'],
    };
  });
}

async function factsOf(sql: Queryable, lead: LeadRow, routing: CompiledRouting, now: number): Promise<PlanFacts> {
  const deliveries = await loadLeadDeliveries(sql, lead.id);
  return {
    fields: lead.fields, grade: lead.grade ?? undefined, test: lead.test, now, seedText: lead.id,
    computed: await computeExpressions(routing.expressions, knownFields(lead.fields)),
    strategy: 'price', priceOptimization: false, slots: lead.maxDeliveries - lead.slotsTaken, alreadySold: lead.slotsTaken > 0,
    standings: await loadStandings(sql, routing.snapshot.accounts, now),
    excludeAccounts: new Set(deliveries.map((delivery) => delivery.accountId)), excludeBuyers: new Set(),
    havingBuyers: buyersHaving(deliveries),
  };
}

async function companiesOf(sql: Queryable, buyerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql.query<{ id: string; company: string }>({ name: 'name-buyers', text: 'select id, company from buyer where id = any($1::uuid[])', values: [[...new Set(buyerIds)]] });
  return new Map(rows.map((row) => [row.id, row.company]));
}

/** An account that is only not automated may still be sent to by hand. */
function matches({ rules }: AccountExplanation): boolean {
  return rules.every((rule) => rule.passed || rule.reason?.code === MANUAL_ONLY);
}
