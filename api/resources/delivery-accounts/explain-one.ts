import type { z } from 'zod';
import { computeCriteria } from '#threads/compute-criteria';
import { forTrial } from '#threads/lane';
import type { Queryable } from '#db/pool';
import { loadPlannableLead } from '#db/queries/load-plannable-lead';
import { loadStandings } from '#db/queries/load-standings';
import { checkCriteria } from '#domain/criteria/check-criteria';
import { matchesByHand } from '#domain/distribution/by-hand';
import { compileRouting } from '#domain/distribution/compile-routing';
import { explainAccount } from '#domain/distribution/explain-account';
import { asNewLead, gatherFacts } from '#domain/distribution/gather-facts';
import type { AccountRecord } from '#domain/distribution/snapshot';
import { UserError } from '#domain/kernel/errors';
import type { accountExplanationSchema } from '#api/contract/account-figures';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { chosenLead } from '#api/leads/chosen-lead';
import { reasonsAt } from '../engine/reference';
import { checkedRules } from './checked-rules';

type Explanation = z.input<typeof accountExplanationSchema>;

/** The automation checklist of one account, saved or not, against one lead at `now`. Throws UserError for what is out of sight. */
export async function explainOne(
  sql: Queryable,
  principal: Principal,
  asked: {
    readonly record: AccountRecord;
    readonly leadTypeId: string;
    readonly leadId: string;
    readonly now: number;
    readonly asNew?: boolean;
    readonly gone: AbortSignal;
  },
): Promise<Explanation> {
  const { record, leadTypeId, leadId, now, gone, asNew = false } = asked;
  const chosen = await chosenLead(sql, principal, leadId, leadTypeId);
  const found = await loadPlannableLead(sql, leadId);
  if (!found) throw new UserError('lead-not-found', 'There is no lead with this id.');
  const {
    campaign,
    earlierBuyers,
    routing: { definitions, automation, priceOptimization },
  } = found;
  const problems = reasonsAt('draft.criteria', checkCriteria(record.criteria, definitions));
  if (problems.length > 0) return refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
  const routing = compileRouting({ leadTypeId, configVersion: 0, accounts: [record] }, definitions);
  const standings = await loadStandings(sql, [record], now);
  const lead = asNew ? asNewLead(found.lead) : found.lead;
  const facts = await gatherFacts(
    lead,
    { routing, campaign, automation, priceOptimization },
    { now, earlierBuyers, standings, compute: computeCriteria(forTrial(gone)) },
  );
  const explained = explainAccount(routing, facts, record.accountId);
  const rules = checkedRules(explained.rules, { record, standing: standings.get(record.accountId), now });
  return {
    lead: { id: chosen.id, name: chosen.name, receivedAt: new Date(chosen.receivedAt).toISOString() },
    eligible: explained.eligible,
    matches: matchesByHand(explained),
    refusing: rules.filter((rule) => !rule.passed).length,
    rules,
  };
}
