import type { Json } from '#domain/kernel/json';
import type { Verification } from '#domain/verification/verification.schema';
import type { Step } from '#db/leads/add-steps';
import type { StepState } from '#domain/words/lead';

const STATES: Record<Verification['state'], StepState> = { judged: 'done', unanswered: 'failed', skipped: 'done' };

/** What was heard of a lead's fields as it shows on the timeline; nothing where nobody was asked. */
export function verificationSteps(verification: Verification | null): Step[] {
  if (verification === null || verification.state === 'skipped') return [];
  const { state, code, model, checked, invalid, startedAt, endedAt } = verification;
  return [
    {
      node: 'verify',
      label: 'AI validation',
      state: invalid.length > 0 ? 'refused' : STATES[state],
      startedAt,
      endedAt,
      detail: {
        model,
        checked: checked as Json,
        invalid: invalid as unknown as Json,
        ...(code === undefined ? {} : { code }),
      },
    },
  ];
}
