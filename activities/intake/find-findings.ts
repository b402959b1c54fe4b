import type { StoredGradingProvider } from '#db/entities/installation.entity';
import { computeExpressions } from '#domain/criteria/compute-expressions';
import { knownFields } from '#domain/fields/known-fields';
import { type GradeResult, gradeLead } from '#domain/grading/grade-lead';
import type { Judgements } from '#domain/grading/judgements.schema';
import { type GradingQuestion, gradingQuestions } from '#domain/grading/providers/grading-questions';
import type { Reason } from '#domain/kernel/reason';
import { duplicateText } from '#domain/lead/duplicate-text';
import { intakeReasons } from '#domain/lead/intake-reasons';
import type { LeadFields, RawFields } from '#domain/lead/lead-fields';
import { readSystemFields, type SystemValues } from '#domain/lead/system-fields';
import { validateLead } from '#domain/lead/validate-lead';
import { concludeVerification } from '#domain/verification/conclude-verification';
import type { Verification } from '#domain/verification/verification.schema';
import type { ActivityDeps } from '../kit/deps';
import type { CampaignContext } from './load-campaign-context';

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

/** What a lead says by itself; only whether it came before is still open. */
export interface Examined {
  /** Set where the campaign wants to know whether the lead came before. */
  readonly askFor: Buffer | null;
  /** Who could be asked what about its grade. */
  readonly questions: readonly GradingQuestion<StoredGradingProvider>[];
  /** Whether any grade would make it wanted. */
  mayPass(): boolean;
  conclude(duplicateOf: string | null): Findings;
}

/**
 * Everything there is to know about a lead before it is decided upon: its fields in the lead type's terms, what is wrong with them,
 * whether the campaign wants it, and its grade; `conclude` adds whether it came before. Touches no database: what needs a lock comes
 * after it, so that equal leads wait for each other as shortly as possible.
 */
export async function examineLead(deps: Pick<ActivityDeps, 'secrets'>, campaign: CampaignContext, subject: IntakeSubject): Promise<Examined> {
  const { settings, document } = campaign;
  const validated = await validateLead(document, subject.raw, { delimiter: settings.multiValueDelimiter, zone: campaign.zone, now: subject.receivedAt });
  const system = readSystemFields(document, validated.fields);
  const text = duplicateText(document, validated.fields);
  const duplicateKey = text === null ? null : deps.secrets.mac(text);
  const input = { system: { ...system } };
  const grade = campaign.grading ? gradeLead(campaign.grading, input, subject.judgements) : null;
  const computed = await computeExpressions(campaign.criteria.expressions, knownFields(validated.fields), subject.receivedAt);
  const facts = { fields: validated.fields, now: subject.receivedAt, zone: campaign.zone, computed };
  const concluded = concludeVerification(document.fields, subject.verification, campaign.verification?.whenUnanswered ?? 'accept');
  const reasons = (duplicateOf: string | null, graded = grade): readonly Reason[] => intakeReasons({
    campaign, invalid: validated.reasons, verification: concluded.reasons, repeats: duplicateOf !== null, grade: graded,
    criteria: () => campaign.criteria.explain({ ...facts, grade: graded?.grade }),
  });
  return {
    questions: campaign.grading ? gradingQuestions(campaign.grading, campaign.gradingProviders, input) : [],
    mayPass: () => grade !== null && (campaign.grading?.grades ?? []).some((reached) => reasons(null, { ...grade, ...reached }).length === 0),
    askFor: settings.duplicates.days > 0 && !subject.test ? duplicateKey : null,
    conclude: (duplicateOf) => ({ fields: validated.fields, system, reasons: reasons(duplicateOf), grade, review: concluded.review, duplicateKey, duplicateOf }),
  };
}
