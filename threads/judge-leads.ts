import { type SampleTrial, type JudgedSample } from '#domain/criteria/judge-sample';
import { tooSlow } from '#domain/expressions/too-slow';
import { CRITERIA_ALLOWANCE } from './compute-criteria';
import type { Lane } from './lane';

/** After this long the sample is as large as it got. */
const SAMPLE_MS = 2000;
const HARD_STOP_MS = 500;

/** Tries criteria on leads that are there. Throws UserError when one of them alone takes too long. */
export async function judgeLeads({ pool, signal }: Lane, trial: SampleTrial): Promise<JudgedSample> {
  const allowance = { groupMs: CRITERIA_ALLOWANCE.groupMs, totalMs: SAMPLE_MS };
  const outcome = await pool.run(
    'judge-sample',
    { trial, ...allowance },
    { budgetMs: SAMPLE_MS + HARD_STOP_MS, signal },
  );
  if (outcome.kind === 'done') return outcome.value;
  throw tooSlow();
}
