import { knownFields } from '../fields/known-fields';
import type { FieldSettings } from '../fields/lead-type.schema';
import type { LeadFields } from '../kernel/lead-fields';
import { tooSlow } from '../expressions/too-slow';
import { compileCriteria } from './compile-criteria';
import { type Allowance, computeGroups, type Stopwatch } from './compute-groups';
import type { CriteriaDocument } from './criteria.schema';
import type { CriteriaFacts } from './criteria-facts';
import { explainCriteria, type ExplainedItem } from './explain-criteria';

export interface SampledFields {
  readonly fields: LeadFields;
  readonly grade: string | null;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}
export interface SampleTrial {
  readonly criteria: CriteriaDocument;
  readonly definitions: readonly FieldSettings[];
  readonly zone: string;
  readonly sample: readonly SampledFields[];
  /** The lead every condition is told for. */
  readonly explained: SampledFields | null;
}
export interface JudgedSample {
  /** As far as the time went. */
  readonly verdicts: readonly boolean[];
  readonly items: readonly ExplainedItem[];
}

/** Runs criteria over a sample of leads within one allowance. Throws UserError when one lead alone takes too long. */
export async function judgeSample(
  { criteria, definitions, zone, sample, explained }: SampleTrial,
  { groupMs, totalMs }: Allowance,
  stopwatch: Stopwatch,
): Promise<JudgedSample> {
  const compiled = compileCriteria(criteria, definitions);
  const until = stopwatch.clock() + totalMs;
  const factsOf = async ({ fields, grade, receivedAt }: SampledFields): Promise<CriteriaFacts> => {
    const groups = [{ key: 'criteria', ...compiled.expressions }];
    const known = { fields: knownFields(fields), at: receivedAt };
    const { computed, overran } = await computeGroups(groups, known, { groupMs, totalMs: groupMs }, stopwatch);
    if (overran.size > 0) throw tooSlow();
    return { fields, now: receivedAt, zone, grade: grade ?? undefined, computed };
  };
  const items = explained ? explainCriteria(criteria, definitions, await factsOf(explained)) : [];
  const verdicts: boolean[] = [];
  for (const lead of sample) {
    if (stopwatch.clock() > until) break;
    verdicts.push(compiled.matches(await factsOf(lead)));
  }
  return { verdicts, items };
}
