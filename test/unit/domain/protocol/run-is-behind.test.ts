import { isBehind, type LeadStands, type RunSeen } from '#domain/protocol/run-is-behind';

const run = (more: Partial<RunSeen> = {}): RunSeen => ({ runId: 'now', steps: 0, awaitsWorker: false, ...more });
const lead = (more: Partial<LeadStands> = {}): LeadStands => ({
  stage: 'distributing',
  runId: 'now',
  inHand: 0,
  owed: 0,
  quietMs: 16_000,
  longestDelayMs: 0,
  ...more,
});

describe('a run that is behind the book', () => {
  it.each([
    ['waits without a step though the lead is on its way', run(), lead()],
    ['knows nothing of a delivery in hand', run(), lead({ inHand: 1, quietMs: 0 })],
    ['knows one delivery of two', run({ steps: 1 }), lead({ inHand: 2, quietMs: 0 })],
    ['knows nothing of what an action asked for', run({ steps: 1 }), lead({ inHand: 1, owed: 1, quietMs: 0 })],
    ['is not the one that took the lead up', run({ runId: 'before' }), lead({ stage: 'qc' })],
  ])('%s', (_name, seen, stands) => expect(isBehind(seen, stands)).toBe(true));

  it.each([
    ['a reviewer', run(), lead({ stage: 'qc', quietMs: 1e9 })],
    ['a worker', run({ awaitsWorker: true, runId: 'before' }), lead({ inHand: 3 })],
    ['the delay of an account', run(), lead({ longestDelayMs: 60_000, quietMs: 70_000 })],
    ['a buyer', run({ steps: 1 }), lead({ inHand: 1, quietMs: 1e9 })],
    ['a check from outside', run({ steps: 1 }), lead({ stage: 'received', runId: null, quietMs: 1e9 })],
    ['bids', run({ steps: 1 }), lead({ quietMs: 1e9 })],
  ])('is none that waits for %s', (_name, seen, stands) => expect(isBehind(seen, stands)).toBe(false));
});
