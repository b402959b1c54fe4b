import { inTransaction, type Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { BugError } from '#domain/kernel/errors';
import { decideIntake } from '#domain/intake/decide-intake';
import type { Judgements } from '#domain/grading/judgements.schema';
import type { RawFields } from '#domain/kernel/lead-fields';
import type { LeadPosition } from '#domain/protocol/lead-messages';
import type { Verification } from '#domain/verification/verification.schema';
import { planStep } from '../booking/plans/plan-step';
import type { ActivityDeps } from '../kit/deps';
import { bookIntake } from '../booking/intake/book-intake';
import { duplicateLock, findEarlierLead } from '#db/queries/find-earlier-lead';
import type { IntakeSubject } from '#domain/intake/examine-lead';
import { examine } from './examine';
import { followDuplicate } from './follow-duplicate';
import { intakeSteps } from './intake-steps';
import type { CampaignContext, ExaminedLead } from '#db/queries/load-campaign-context';
import { planAtOnce } from './plan-at-once';
import { judgementSteps } from './judgement-steps';
import { isLimited, takeLimit } from '../booking/caps/take-limit';
import { outsideChecksDue } from './outside-checks-due';
import { verificationSteps } from './verification-steps';
import type { LeadStage } from '#domain/words/lead';
import { inStates } from '#db/in-states';
import { IN_HAND_STATES } from '#domain/words/delivery';

interface Row {
  stage: LeadStage;
  planInHand: number;
  leadTypeId: string;
  campaignId: string;
  fields: RawFields;
  receivedAt: number;
  test: boolean;
  maxDeliveries: number;
  hold: boolean;
  verification: Verification | null;
  judgements: Judgements | null;
  version: string;
}

interface Opening {
  readonly subject: IntakeSubject;
  readonly row: Row;
  readonly campaign: CampaignContext;
  readonly examined: ExaminedLead;
  readonly startedAt: number;
}

/**
 * Takes a lead in, once, and says at which step this run goes on. One commit: fields, findings, decision, limits, cost, timeline and,
 * for a lead that goes straight to buyers, its first plan, which the answer then carries. A lead whose fields somebody outside has to
 * judge is left as it is until that is booked. A lead that was already taken in is only looked at, which is how a restarted workflow
 * resumes: with the oldest plan that has deliveries in hand (an operator's later plan is next in line), else with the newest.
 */
export const openLead =
  (deps: ActivityDeps) =>
  async ({ leadId }: { leadId: string }): Promise<LeadPosition> => {
    const position = await open(deps, leadId);
    if (position.stage !== 'distributing') deps.inHand.leave(leadId);
    return position;
  };

async function open(deps: ActivityDeps, leadId: string): Promise<LeadPosition> {
  const row = await loadRow(deps.pool, leadId);
  if (row.stage !== 'received') return { stage: row.stage, planNumber: row.planInHand };
  const campaign = await deps.campaigns.get(row.campaignId);
  const startedAt = deps.now();
  const { verification, judgements } = row;
  const subject = {
    leadId,
    leadTypeId: row.leadTypeId,
    receivedAt: row.receivedAt,
    test: row.test,
    raw: row.fields,
    verification,
    judgements,
  };
  const examined = await examine(deps, campaign, subject);
  const verifyWithinMs = await outsideChecksDue(deps.pool, campaign, subject, examined);
  if (verifyWithinMs !== null) return { stage: 'received', planNumber: 1, verifyWithinMs };
  const opening = { subject, row, campaign, examined, startedAt };
  if (examined.askFor)
    return inTransaction(deps.pool, (client) => takeIn(deps, client, opening), duplicateLock(examined.askFor));
  // Without a lock to hold, the one statement that books is all there is to commit.
  return isLimited(campaign) && !row.test
    ? inTransaction(deps.pool, (client) => takeIn(deps, client, opening))
    : takeIn(deps, deps.pool, opening);
}

async function takeIn(
  deps: ActivityDeps,
  sql: Queryable,
  { subject, row, campaign, examined, startedAt }: Opening,
): Promise<LeadPosition> {
  const settings = row.hold ? { ...campaign.settings, deliver: false } : campaign.settings;
  const earlierId = examined.askFor ? await findEarlierLead(sql, examined.askFor, subject, settings.duplicates) : null;
  const findings = examined.conclude(earlierId);
  const reasons = [...findings.reasons, ...(row.test ? [] : await takeLimit(sql, campaign, findings, startedAt))];
  const decision = decideIntake(settings, {
    reasons,
    gradeAction: findings.grade?.action ?? null,
    review: findings.review,
  });
  const decidedAt = deps.now();
  const planned =
    decision.stage === 'distributing'
      ? await planAtOnce(deps, sql, {
          ...subject,
          campaignId: row.campaignId,
          fields: findings.fields,
          grade: findings.grade?.grade,
          maxDeliveries: row.maxDeliveries,
          duplicateOf: earlierId,
          forceId: findings.system.forceId,
        })
      : null;
  const round = planned?.round ?? null;
  const steps = [
    ...judgementSteps(row.judgements),
    ...verificationSteps(row.verification),
    ...intakeSteps(decision, findings, reasons, startedAt, decidedAt),
    ...(round ? [planStep(round, 'openLead')] : []),
  ];
  await bookIntake(sql, {
    leadId: subject.leadId,
    version: row.version,
    decision,
    findings,
    reasons,
    steps,
    round,
    configVersion: campaign.configVersion,
    now: decidedAt,
  });
  if (earlierId !== null)
    await followDuplicate(deps, sql, { leadId: subject.leadId, earlierId, fields: findings.fields, settings });
  return { stage: decision.stage, planNumber: 1, ...(planned ? { plan: planned.summary } : {}) };
}

async function loadRow(sql: Queryable, leadId: string): Promise<Row> {
  const row = await readRow<Row>(sql, {
    name: 'open-lead',
    text: `select stage, lead_type_id, campaign_id, fields, received_at, test, max_deliveries, hold, verification, judgements, xmin::text as version,
             coalesce((select min(plan_number) from delivery where lead_id = lead.id and ${inStates('state', IN_HAND_STATES)}),
                      greatest(plan_count, 1)) as plan_in_hand
           from lead where id = $1`,
    values: [leadId],
  });
  if (!row)
    throw new BugError('lead-missing', 'A workflow was started for a lead that is not in the book of record.', {
      leadId,
    });
  return row;
}
