import type { Evidence, Finding } from './evidence';
import { findDoubleSold } from './find-double-sold';
import { findLost } from './find-lost';
import { findOverCap } from './find-over-cap';
import { findStuck } from './find-stuck';
import { findUnbalanced } from './find-unbalanced';

/** What each figure of the report counts. */
export const CHARGES = {
  lost: findLost,
  doubleSold: findDoubleSold,
  overCap: findOverCap,
  unbalanced: findUnbalanced,
  stuck: findStuck,
} as const satisfies Record<string, (evidence: Evidence) => readonly Finding[]>;
export type Charge = keyof typeof CHARGES;

/** The oracle: compares callers' acknowledgements, buyers' logs, Postgres and Temporal. Nothing found means that all four agree. */
export function judge(evidence: Evidence): Readonly<Record<Charge, readonly Finding[]>> {
  const found = Object.entries(CHARGES).map(([charge, find]) => [charge, find(evidence)]);
  return Object.fromEntries(found) as Record<Charge, readonly Finding[]>;
}
