import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { loadLead } from '#db/queries/load-lead';
import { loadLeadDeliveries } from '#db/queries/load-lead-deliveries';
import { loadLeadType } from '#db/queries/load-lead-type';
import { loadStandings } from '#db/queries/load-standings';
import { checkCriteria } from '#domain/criteria/check-criteria';
import { computeExpressions } from '#domain/criteria/compute-expressions';
import { buyersHaving } from '#domain/distribution/buyers-having';
import { compileRouting } from '#domain/distribution/compile-routing';
import { explainAccount } from '#domain/distribution/explain-account';
import type { AccountRecord } from '#domain/distribution/snapshot';
import { knownFields } from '#domain/fields/known-fields';
import { UserError } from '#domain/kernel/errors';
import type { accountExplanationSchema } from '#api/contract/account-figures';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { leadInSight } from '#api/preview/lead-in-sight';
import { reasonsAt } from '../engine/reference';
import { checkedRules } from './checked-rules';

type Explanation = z.input<typeof accountExplanationSchema>;
const BY_HAND = 'not-automated';

/** The automation checklist of one account, saved or not, against one lead at `now`. Throws UserError for what is out of sight. */
export async function explainOne(
  sql: Queryable, principal: Principal, asked: { readonly record: AccountRecord; readonly leadTypeId: string; readonly leadId: string; readonly now: number; readonly asNew?: boolean },
): Promise<Explanation> {
  const { record, leadTypeId, leadId, now, asNew = false } = asked;
  const chosen = await leadInSight(sql, principal, leadId, leadTypeId);
  const [lead, type, deliveries] = await Promise.all([loadLead(sql, leadId), loadLeadType(sql, leadTypeId), loadLeadDeliveries(sql, leadId)]);
  if (!lead || !type) throw new UserError('lead-not-found', 'There is no lead with this id.');
  const problems = reasonsAt('draft.criteria', checkCriteria(record.criteria, type.document.fields));
  if (problems.length > 0) return refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
  const routing = compileRouting({ leadTypeId, configVersion: 0, accounts: [record] }, type.document.fields);
  const standings = await loadStandings(sql, [record], now);
  const explained = explainAccount(routing, {
    fields: lead.fields, grade: lead.grade ?? undefined, test: lead.test, now, seedText: lead.id, computed: await computeExpressions(routing.expressions, knownFields(lead.fields), now),
    strategy: 'price', priceOptimization: false, slots: asNew ? lead.maxDeliveries : lead.maxDeliveries - lead.slotsTaken, alreadySold: !asNew && lead.slotsTaken > 0, standings,
    excludeAccounts: new Set(asNew ? [] : deliveries.map((delivery) => delivery.accountId)), excludeBuyers: new Set(),
    havingBuyers: buyersHaving(asNew ? [] : deliveries),
  }, record.accountId);
  const rules = checkedRules(explained.rules, { record, standing: standings.get(record.accountId), now });
  return {
    lead: { id: chosen.id, name: chosen.name, receivedAt: new Date(chosen.receivedAt).toISOString() }, eligible: explained.eligible,
    matches: explained.rules.every((rule) => rule.passed || rule.reason?.code === BY_HAND), refusing: rules.filter((rule) => !rule.passed).length, rules,
  };
}
