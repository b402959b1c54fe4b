import { createHash } from 'node:crypto';

/** The same run for the same seed; `npm run fuzz` and whoever looks into a fault say others. */
export const SEED = Number(process.env['FUZZ_SEED'] ?? 20261201);
/** Requests of each kind, by each caller, for each operation. */
export const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2);
/** One case alone, as a fault names it: `readLead/missing/limited/0`. */
export const ONE_CASE = process.env['FUZZ_CASE'];

/** Each operation and kind has a seed of its own, so that a new operation changes no other's requests. */
export const seedOf = (...parts: readonly string[]): number =>
  createHash('sha256')
    .update(`${SEED} ${parts.join(' ')}`)
    .digest()
    .readInt32LE(0);
