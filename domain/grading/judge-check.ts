import type { CheckResult } from './check-result';
import type { GradingInput } from './local-check';
import type { GradingCheck } from './grading.schema';
import type { Judgements } from './judgements.schema';
import { GRADING_CHECK_OBJECTS } from './registry';

const NOTES = { passed: 'The provider confirms it.', failed: 'The provider does not confirm it.' } as const;

/** One check of a lead: as a provider judged it, else as this installation can judge it alone, then with why the provider did not. */
export function judgeCheck(
  check: GradingCheck,
  input: GradingInput,
  judgements: Judgements | null,
): Omit<CheckResult, 'check' | 'points'> {
  const asked = judgements?.asked.find(({ answers }) => answers.some((answer) => answer.check === check));
  const answer = asked?.answers.find((each) => each.check === check);
  if (asked && answer && answer.result !== 'unknown') {
    return { passed: answer.result === 'passed', note: answer.note ?? NOTES[answer.result], by: asked.by };
  }
  const local = GRADING_CHECK_OBJECTS[check].evaluate(input);
  return asked && answer ? { ...local, instead: { of: asked.by, code: answer.code ?? 'unknown-to-provider' } } : local;
}
