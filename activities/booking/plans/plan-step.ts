import type { Step } from '#db/leads/add-steps';
import type { BookedRound } from './plan-row';

const LABELS: Partial<Record<BookedRound['origin'], string>> = {
  'force-id': 'Addressed by force ID',
  reassign: 'Another buyer for a sold lead',
};

/** A round of distribution as it shows on the timeline; `by` names the activity that planned it where that is not `planLead`. */
export function planStep({ number, plan, origin, startedAt, now }: BookedRound, by?: 'openLead'): Step {
  return {
    node: 'plan',
    label: LABELS[origin] ?? `Plan ${number}`,
    state: 'done',
    startedAt,
    endedAt: now,
    detail: {
      number,
      candidates: plan.candidates.length,
      refused: plan.refusals.length,
      rescanned: plan.rescanned,
      ...(origin === 'automation' ? {} : { origin }),
      ...(by ? { by } : {}),
    },
  };
}
