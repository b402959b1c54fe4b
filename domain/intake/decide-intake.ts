import type { GradeAction } from '../grading/grading.schema';
import type { Reason } from '../kernel/reason';
import type { CampaignSettings } from '../lead/campaign.schema';
import type { LeadOutcome, LeadStage } from '../words/lead';

export interface IntakeFindings {
  /** Everything that speaks against the lead: fields, duplicate, criteria, limits. */
  readonly reasons: readonly Reason[];
  readonly gradeAction: GradeAction | null;
  /** A person has to look at it, whatever its grade. */
  readonly review?: boolean;
}

export interface IntakeDecision {
  readonly stage: Extract<LeadStage, 'qc' | 'distributing' | 'closed'>;
  readonly outcome: LeadOutcome | null;
  /** The source is owed the campaign's price from now on. */
  readonly owed: boolean;
}

/**
 * Intake in one sentence: a lead with findings goes where the campaign sends its rejects (source, reviewer, or buyers all the same);
 * a clean one waits for a reviewer when campaign or grade ask for it, else it is distributed.
 */
export function decideIntake(settings: CampaignSettings, findings: IntakeFindings): IntakeDecision {
  const rejected = findings.reasons.length > 0 || findings.gradeAction === 'reject';
  if (rejected && settings.defaultReject === 'source') return { stage: 'closed', outcome: 'rejected', owed: false };
  if (rejected && settings.defaultReject === 'qc') return { stage: 'qc', outcome: 'qc', owed: false };
  if (!rejected && (settings.qualityControl || findings.gradeAction === 'qc' || findings.review === true))
    return { stage: 'qc', outcome: 'qc', owed: false };
  return afterAcceptance(settings);
}

/** Where an accepted or validated lead goes on: to the buyers, or on hold when its campaign does not deliver by itself. */
export function afterAcceptance(settings: CampaignSettings): IntakeDecision {
  return settings.deliver
    ? { stage: 'distributing', outcome: null, owed: true }
    : { stage: 'closed', outcome: 'held', owed: true };
}
