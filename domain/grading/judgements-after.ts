import type { GradingInput } from './local-check';
import type { Judgements } from './judgements.schema';
import { GRADING_CHECK_OBJECTS } from './registry';

/**
 * Judgements of providers after a lead's fields were corrected: one that was made of other values counts no more, so that the check is
 * judged from the new ones. Example: a corrected phone number is judged anew, the e-mail address stays as its provider said.
 */
export function judgementsAfter(
  judgements: Judgements,
  before: GradingInput['system'],
  after: GradingInput['system'],
): Judgements {
  const asked = judgements.asked.map((each) => ({
    ...each,
    answers: each.answers.map((answer) => {
      const { about, beside = [] } = GRADING_CHECK_OBJECTS[answer.check];
      return [...about, ...beside].every((name) => before[name] === after[name])
        ? answer
        : { check: answer.check, result: 'unknown' as const, code: 'corrected-since' };
    }),
  }));
  return { ...judgements, asked };
}
