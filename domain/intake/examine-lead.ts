import type { CriteriaFacts } from '../criteria/criteria-facts';
import type { CompiledCriteria } from '../criteria/compile-criteria';
import type { ComputeGroups } from '../criteria/compute-groups';
import { knownFields } from '../fields/known-fields';
import type { LeadTypeDocument } from '../fields/lead-type.schema';
import type { GradeResult } from '../grading/grade-lead';
import type { GradingScale } from '../grading/grading.schema';
import type { Judgements } from '../grading/judgements.schema';
import { type GradingQuestion, gradingQuestions } from '../grading/providers/grading-questions';
import type { GradingProviderSettings } from '../grading/providers/provider.schema';
import type { Reason } from '../kernel/reason';
import { intakeReasons } from './intake-reasons';
import type { CampaignSettings } from '../lead/campaign.schema';
import type { LeadFields, RawFields } from '../kernel/lead-fields';
import type { SystemValues } from '../lead/system-fields';
import type { ReadLead } from '../lead/validate-lead';
import { concludeVerification } from '../verification/conclude-verification';
import type { Verification } from '../verification/verification.schema';
import { drawFromFields } from './draw-from-fields';

/** What decides about a lead of one campaign before any buyer is looked at. */
export interface ExaminingCampaign<Provider> {
  readonly status: string;
  readonly intakeChannel: string;
  readonly settings: CampaignSettings;
  readonly document: LeadTypeDocument;
  readonly criteria: CompiledCriteria;
  /** Null = not graded: only where both the campaign and its source ask for it. */
  readonly grading: GradingScale | null;
  /** Who judges checks of the scale outside. */
  readonly gradingProviders: readonly Provider[];
  /** Who judges its leads' fields; null when none of them asks for it, or nobody is set up. */
  readonly verification: { readonly whenUnanswered: Parameters<typeof concludeVerification>[2] } | null;
  readonly zone: string;
}

export interface IntakeSubject {
  readonly leadId: string;
  readonly leadTypeId: string;
  readonly receivedAt: number;
  /** A test lead repeats nobody. */
  readonly test: boolean;
  readonly raw: RawFields;
  /** What was heard of its fields outside; null = nobody was asked. */
  readonly verification: Verification | null;
  /** What providers said of its grade; null = nobody was asked. */
  readonly judgements: Judgements | null;
}

export interface Findings {
  readonly fields: LeadFields;
  readonly system: SystemValues;
  readonly reasons: readonly Reason[];
  readonly grade: GradeResult | null;
  /** A person has to look at it. */
  readonly review: boolean;
  readonly duplicateKey: Buffer | null;
  readonly duplicateOf: string | null;
}

/** What a lead is examined with. `keyOf`: the keyed hash that duplicates are found by. */
export interface ExaminingTools {
  keyOf(text: string): Buffer;
  /** Both end within their time, whatever users wrote. */
  readonly readLead: ReadLead;
  readonly compute: ComputeGroups;
}

const CRITERIA = 'campaign';
const CRITERIA_TOO_SLOW: Reason = {
  code: 'criteria-too-slow',
  message: "The expressions in the campaign's criteria take too long to compute.",
};

/** What a lead says by itself; only whether it came before is still open. */
export interface Examined<Provider> {
  /** Set where the campaign wants to know whether the lead came before. */
  readonly askFor: Buffer | null;
  /** Who could be asked what about its grade. */
  readonly questions: readonly GradingQuestion<Provider>[];
  /** Whether any grade would make it wanted. */
  mayPass(): boolean;
  conclude(duplicateOf: string | null): Findings;
}

/**
 * Everything there is to know about a lead before it is decided upon: its fields in the lead type's terms, what is wrong with them,
 * whether the campaign wants it, and its grade; `conclude` adds whether it came before. Touches no database: what needs a lock comes
 * after it, so that equal leads wait for each other as shortly as possible.
 */
export async function examineLead<Provider extends Pick<GradingProviderSettings, 'enabled' | 'checks'>>(
  campaign: ExaminingCampaign<Provider>,
  subject: IntakeSubject,
  { keyOf, readLead, compute }: ExaminingTools,
): Promise<Examined<Provider>> {
  const { settings, document } = campaign;
  const { fields, reasons: invalid } = await readLead(document, subject.raw, {
    delimiter: settings.multiValueDelimiter,
    zone: campaign.zone,
    now: subject.receivedAt,
  });
  const { system, duplicateKey, grade } = drawFromFields(document, fields, {
    scale: campaign.grading,
    judgements: subject.judgements,
    keyOf,
  });
  const { computed, overran } = await compute(
    [{ key: CRITERIA, ...campaign.criteria.expressions }],
    knownFields(fields),
    subject.receivedAt,
  );
  const concluded = concludeVerification(
    document.fields,
    subject.verification,
    campaign.verification?.whenUnanswered ?? 'accept',
  );
  const reasons = (duplicateOf: string | null, graded = grade): readonly Reason[] =>
    intakeReasons({
      campaign,
      invalid,
      verification: concluded.reasons,
      repeats: duplicateOf !== null,
      grade: graded,
      criteria: () =>
        criteriaReasons(campaign, overran, { fields, now: subject.receivedAt, computed, grade: graded?.grade }),
    });
  return {
    questions: campaign.grading
      ? gradingQuestions(campaign.grading, campaign.gradingProviders, { system: { ...system } })
      : [],
    mayPass: () =>
      grade !== null &&
      (campaign.grading?.grades ?? []).some((reached) => reasons(null, { ...grade, ...reached }).length === 0),
    askFor: settings.duplicates.days > 0 && !subject.test ? duplicateKey : null,
    conclude: (duplicateOf) => ({
      fields,
      system,
      reasons: reasons(duplicateOf),
      grade,
      review: concluded.review,
      duplicateKey,
      duplicateOf,
    }),
  };
}

const criteriaReasons = (
  { criteria, zone }: Pick<ExaminingCampaign<unknown>, 'criteria' | 'zone'>,
  overran: ReadonlySet<string>,
  facts: Omit<CriteriaFacts, 'zone'>,
): readonly Reason[] => (overran.has(CRITERIA) ? [CRITERIA_TOO_SLOW] : criteria.explain({ ...facts, zone }));
