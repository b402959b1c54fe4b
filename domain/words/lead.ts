/**
 * Where the book of record says a lead is. `received`: committed, nothing decided. `qc`: waits for a reviewer. `distributing`: buyers
 * are being tried. `unresolved`: a buyer may have it, nobody knows. `closed`: nothing is pending.
 */
export const LEAD_STAGES = ['received', 'qc', 'distributing', 'unresolved', 'closed'] as const;
export type LeadStage = (typeof LEAD_STAGES)[number];

/** What became of a lead. `tested`: a test lead that a testing address took; it is never sold. `qc` waits for a reviewer; `held` was accepted but waits for an operator because its campaign does not deliver automatically. */
export const LEAD_OUTCOMES = [
  'rejected',
  'qc',
  'invalid',
  'sold',
  'tested',
  'unsold',
  'unresolved',
  'held',
  'erased',
  'deleted',
] as const;
export type LeadOutcome = (typeof LEAD_OUTCOMES)[number];

/** How good a lead is, best first. */
export const GRADES = ['A', 'B', 'C', 'D', 'F'] as const;
export type Grade = (typeof GRADES)[number];

/** How a step of a lead's timeline stands. */
export const STEP_STATES = ['done', 'waiting', 'running', 'refused', 'failed', 'retrying', 'unknown'] as const;
export type StepState = (typeof STEP_STATES)[number];
