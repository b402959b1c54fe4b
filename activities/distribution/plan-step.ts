import type { Step } from '../kit/add-steps';
import type { BookedRound } from './plan-row';

/** A round of distribution as it shows on the timeline; `by` names the activity that planned it where that is not `planLead`. */
export function planStep({ number, plan, origin, startedAt, now }: BookedRound, by?: 'openLead'): Step {
  const forced = origin === 'force-id';
  return {
    node: 'plan', label: forced ? 'Addressed by force ID' : `Plan ${number}`, state: 'done', startedAt, endedAt: now,
    detail: {
      number, candidates: plan.candidates.length, refused: plan.refusals.length, rescanned: plan.rescanned,
      ...(forced ? { origin } : {}), ...(by ? { by } : {}),
    },
  };
}
