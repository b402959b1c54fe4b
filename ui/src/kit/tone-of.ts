export type Tone = 'ok' | 'warn' | 'bad' | 'wait' | 'live' | 'idle';

const STATES_OF: Readonly<Record<Exclude<Tone, 'idle'>, readonly string[]>> = {
  ok: [
    'sold',
    'tested',
    'accepted',
    'active',
    'approved',
    'done',
    'up',
    'ok',
    'eligible',
    'matched',
    'open',
    'completed',
    'ready',
    'validated',
    'yes',
  ],
  warn: [
    'retrying',
    'unknown',
    'unresolved',
    'late',
    'suspended',
    'approved-to-source',
    'on-hold',
    'timeout',
    'testing',
  ],
  bad: ['rejected', 'invalid', 'unsold', 'refused', 'failed', 'down', 'dead', 'denied', 'error', 'revoked', 'expired'],
  wait: ['qc', 'waiting', 'held', 'requested', 'pending', 'quality-control', 'scheduled', 'invited'],
  live: ['distributing', 'received', 'reserved', 'sending', 'auction', 'running', 'live', 'new', 'working', 'queued'],
};
const TONES = new Map(
  Object.entries(STATES_OF).flatMap(([tone, states]) => states.map((state) => [state, tone as Tone])),
);

/** The one colour of a state; a state that says nothing of success or trouble is grey. */
export const toneOf = (state: string): Tone => TONES.get(state) ?? 'idle';
