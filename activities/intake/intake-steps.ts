import type { Json } from '#domain/kernel/json';
import type { Reason } from '#domain/kernel/reason';
import type { IntakeDecision } from '#domain/intake/decide-intake';
import type { Step } from '#db/leads/add-steps';
import type { Findings } from '#domain/intake/examine-lead';

/** Intake as it shows on the timeline: what was checked, the grade, and the gate it stopped at, if any. */
export function intakeSteps(
  decision: IntakeDecision,
  findings: Findings,
  reasons: readonly Reason[],
  startedAt: number,
  now: number,
): Step[] {
  const steps: Step[] = [
    {
      node: 'intake',
      label: 'Intake',
      state: reasons.length > 0 ? 'refused' : 'done',
      startedAt,
      endedAt: now,
      detail: { reasons: reasons as unknown as Json, duplicateOf: findings.duplicateOf, goesTo: decision.stage },
    },
  ];
  if (findings.grade) {
    const { grade, score, highest, action } = findings.grade;
    steps.push({
      node: 'grading',
      label: `Grade ${grade}`,
      state: 'done',
      startedAt,
      endedAt: now,
      detail: { grade, score, highest, action },
    });
  }
  if (decision.stage === 'qc')
    steps.push({ node: 'qc', label: 'Quality control', state: 'waiting', startedAt: now, endedAt: null });
  if (decision.stage === 'closed')
    steps.push({
      node: 'close',
      label: decision.outcome === 'held' ? 'Held for an operator' : 'Rejected',
      state: 'done',
      startedAt: now,
      endedAt: now,
    });
  return steps;
}
