import type { CheckResult } from './check-result';
import type { GradingInput } from './local-check';
import type { GradeAction, GradingScale } from './grading.schema';
import { judgeCheck } from './judge-check';
import type { Judgements } from './judgements.schema';
import type { Grade } from '../words/lead';

export { DEFAULT_GRADING_SCALE } from './default-grading-scale';

export interface GradeResult {
  readonly grade: Grade;
  readonly score: number;
  /** Points of all checks that are switched on. */
  readonly highest: number;
  readonly action: GradeAction;
  readonly checks: readonly CheckResult[];
}

/**
 * Grades a lead: every passed check earns its points, the sum decides the grade, the grade what happens. A check that a provider
 * judged is as the provider says; all others are judged from the lead's own fields.
 * Example on the default scale: only the IP address fails: 90 of 100 points, grade A, deliver.
 */
export function gradeLead(scale: GradingScale, input: GradingInput, judgements: Judgements | null = null): GradeResult {
  const enabled = scale.checks.filter((check) => check.enabled);
  const checks = enabled.map(({ check, points }): CheckResult => {
    const { passed, ...how } = judgeCheck(check, input, judgements);
    return { check, passed, points: passed ? points : 0, ...how };
  });
  const score = checks.reduce((sum, check) => sum + check.points, 0);
  const { grade, action } = gradeOf(scale, score);
  return { grade, score, highest: enabled.reduce((sum, check) => sum + check.points, 0), action, checks };
}

/** The best grade the score reaches; below all of them the lowest one there is. */
function gradeOf(scale: GradingScale, score: number): GradingScale['grades'][number] {
  const bestFirst = [...scale.grades].sort((a, b) => b.from - a.from);
  return bestFirst.find(({ from }) => score >= from) ?? bestFirst.at(-1) ?? { grade: 'F', from: 0, action: 'qc' };
}
