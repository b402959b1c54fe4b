import type { GradeResult } from '../grading/grade-lead';
import type { Reason } from '../kernel/reason';
import type { CampaignSettings } from '../lead/campaign.schema';

/** What is known of a lead and of the campaign it came by when intake judges it. */
export interface IntakeFacts {
  readonly campaign: {
    readonly status: string;
    readonly intakeChannel: string;
    readonly settings: Pick<CampaignSettings, 'duplicates'>;
  };
  /** What is wrong with its fields. */
  readonly invalid: readonly Reason[];
  /** What an outside service said of them. */
  readonly verification: readonly Reason[];
  readonly repeats: boolean;
  readonly grade: GradeResult | null;
  /** Why the campaign's criteria do not want it; asked only of a lead whose fields are right. */
  criteria(): readonly Reason[];
}

/** Everything that speaks against a lead, in the order it is told: campaign, fields, verification, duplicate, criteria, grade. [] = it is wanted. */
export function intakeReasons({
  campaign,
  invalid,
  verification,
  repeats,
  grade,
  criteria,
}: IntakeFacts): readonly Reason[] {
  return [
    ...(campaign.status === 'active' ? [] : [NOT_ACTIVE]),
    ...(campaign.intakeChannel === 'web' ? [] : [PING_REQUIRED]),
    ...invalid,
    ...verification,
    ...(repeats && campaign.settings.duplicates.route === 'reject' ? [DUPLICATE] : []),
    ...(invalid.length === 0 ? criteria() : []),
    ...(grade?.action === 'reject' ? [gradeReason(grade)] : []),
  ];
}

const NOT_ACTIVE: Reason = { code: 'campaign-not-active', message: 'This campaign does not accept leads now.' };
const PING_REQUIRED: Reason = {
  code: 'ping-required',
  message: 'This campaign takes posts only with a valid order id from a ping.',
};
const DUPLICATE: Reason = {
  code: 'duplicate',
  message: 'The same person was already received within the duplicate period.',
};

const gradeReason = (grade: GradeResult): Reason => ({
  code: 'grade-too-low',
  message: `The lead was graded ${grade.grade} (${grade.score} of ${grade.highest} points), which this account rejects.`,
  detail: { grade: grade.grade, score: grade.score, highest: grade.highest },
});
