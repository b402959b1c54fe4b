import { inTransaction, type Queryable } from '#db/pool';
import { decideIntake } from '#domain/intake/decide-intake';
import type { LeadPosition } from '#domain/protocol/lead-messages';
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
import { type LeadToOpen, loadLeadToOpen } from './load-lead-to-open';
import { resumePosition } from './resume-position';

interface Opening {
  readonly subject: IntakeSubject;
  readonly row: LeadToOpen;
  readonly campaign: CampaignContext;
  readonly examined: ExaminedLead;
  readonly startedAt: number;
  readonly runId: string | undefined;
}

export interface OpenLeadInput {
  readonly leadId: string;
  /** The run of the workflow that asks. Absent in tests of the step alone. */
  readonly runId?: string;
  /** Its source waits for the answer: its time has come, whatever the dispatchers' list says. */
  readonly awaited?: true;
}

/**
 * Takes a lead in, once, and says at which step this run goes on. One commit: fields, findings, decision, limits, cost, timeline and,
 * for a lead that goes straight to buyers, its first plan, which the answer then carries. A lead whose fields somebody outside has to
 * judge is left as it is until that is booked, and one whose time has not come until it has. A lead that was already taken in is only
 * looked at, which is how a restarted workflow resumes: see `resume-position.ts`.
 */
export const openLead =
  (deps: ActivityDeps) =>
  async (input: OpenLeadInput): Promise<LeadPosition> => {
    const position = await open(deps, input);
    if (position.stage !== 'distributing') deps.inHand.leave(input.leadId);
    return position;
  };

async function open(deps: ActivityDeps, { leadId, runId, awaited }: OpenLeadInput): Promise<LeadPosition> {
  const row = await loadLeadToOpen(deps.pool, leadId);
  if (row.stage !== 'received') return resumePosition(deps.pool, { leadId, runId }, row);
  if (row.waits && !awaited) return { stage: 'received', planNumber: 1 };
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
  const opening = { subject, row, campaign, examined, startedAt, runId };
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
  { subject, row, campaign, examined, startedAt, runId }: Opening,
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
    runId,
    now: decidedAt,
  });
  if (earlierId !== null)
    await followDuplicate(deps, sql, { leadId: subject.leadId, earlierId, fields: findings.fields, settings });
  return { stage: decision.stage, planNumber: 1, ...(planned ? { plan: planned.summary } : {}) };
}
