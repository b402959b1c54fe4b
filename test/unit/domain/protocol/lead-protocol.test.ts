import fc from 'fast-check';
import type { Candidate } from '#domain/plan/plan-types';
import type { DeliveryResult, DeliveryVerdict } from '#domain/protocol/lead-messages';
import {
  advance,
  beginFollowUp,
  beginLead,
  nextCommand,
  nextWave,
  type LeadState,
} from '#domain/protocol/lead-protocol';
import { candidate } from '#test/kit/builders/candidate';

const result = (accountId: string, state: DeliveryVerdict): DeliveryResult => ({ accountId, state });

function planned(candidates: readonly Candidate[], slots: number): LeadState {
  const opened = advance(beginLead(), { kind: 'opened', position: { stage: 'distributing', planNumber: 1 } });
  return advance(opened, { kind: 'planned', plan: { number: 1, candidates, more: false, slots, sold: 0 } });
}

describe('the lead protocol', () => {
  it('starts by asking the book of record', () => {
    expect(nextCommand(beginLead())).toEqual({ do: 'open' });
  });

  it.each([['closed'], ['unresolved'], ['received']] as const)('has nothing to do for a lead that is %s', (stage) => {
    const state = advance(beginLead(), { kind: 'opened', position: { stage, planNumber: 1 } });
    expect(nextCommand(state)).toEqual({ do: 'finish' });
  });

  it('has the lead verified where the book of record asks for it, then asks it again, once', () => {
    const due = advance(beginLead(), {
      kind: 'opened',
      position: { stage: 'received', planNumber: 1, verifyWithinMs: 8000 },
    });
    expect(nextCommand(due)).toEqual({ do: 'verify', withinMs: 8000 });
    const verified = advance(due, { kind: 'verified' });
    expect(nextCommand(verified)).toEqual({ do: 'open' });
    expect(nextCommand(advance(verified, { kind: 'opened', position: { stage: 'qc', planNumber: 1 } }))).toEqual({
      do: 'await-verdict',
    });
  });

  it('waits for a verdict in quality control, then plans', () => {
    const waiting = advance(beginLead(), { kind: 'opened', position: { stage: 'qc', planNumber: 1 } });
    expect(nextCommand(waiting)).toEqual({ do: 'await-verdict' });
    const validated = advance(waiting, { kind: 'decided', followUp: { kind: 'plan', planNumber: 1 } });
    expect(nextCommand(validated)).toEqual({ do: 'plan', number: 1 });
  });

  it('closes a lead whose verdict ends it', () => {
    const waiting = advance(beginLead(), { kind: 'opened', position: { stage: 'qc', planNumber: 1 } });
    expect(nextCommand(advance(waiting, { kind: 'decided', followUp: { kind: 'stop' } }))).toEqual({ do: 'close' });
  });

  it('closes at once when nobody is eligible', () => {
    expect(nextCommand(planned([], 1))).toEqual({ do: 'close' });
  });

  it('holds the auction before delivering when anybody is to be asked for a bid', () => {
    const state = planned([candidate('a', { ping: true }), candidate('b')], 1);
    expect(nextCommand(state)).toMatchObject({ do: 'auction', number: 1 });
    const after = advance(state, { kind: 'auctioned', candidates: [candidate('b')] });
    expect(nextCommand(after)).toMatchObject({ do: 'deliver', wave: [{ accountId: 'b' }] });
  });

  it('closes when the auction leaves nobody', () => {
    const state = planned([candidate('a', { ping: true })], 1);
    expect(nextCommand(advance(state, { kind: 'auctioned', candidates: [] }))).toEqual({ do: 'close' });
  });

  it('asks the next candidate after a refusal and stops after a sale', () => {
    let state = planned([candidate('a', { exclusive: true }), candidate('b', { exclusive: true })], 1);
    state = advance(state, { kind: 'delivered', results: [result('a', 'refused')] });
    expect(nextCommand(state)).toMatchObject({ do: 'deliver', wave: [{ accountId: 'b' }] });
    state = advance(state, { kind: 'delivered', results: [result('b', 'accepted')] });
    expect(nextCommand(state)).toEqual({ do: 'close' });
  });

  it('gives nobody else an exclusive lead whose outcome is unknown', () => {
    const state = advance(planned([candidate('a', { exclusive: true }), candidate('b')], 3), {
      kind: 'delivered',
      results: [result('a', 'unknown')],
    });
    expect(nextCommand(state)).toEqual({ do: 'close' });
  });

  it('never offers a lead exclusively after somebody has it', () => {
    const state = advance(planned([candidate('a'), candidate('b', { exclusive: true }), candidate('c')], 2), {
      kind: 'delivered',
      results: [result('a', 'accepted')],
    });
    expect(nextCommand(state)).toMatchObject({ do: 'deliver', wave: [{ accountId: 'c' }] });
  });

  it('plans again when caps filled up meanwhile, but not for ever', () => {
    let state = planned([candidate('a')], 1);
    for (let round = 2; round <= 4; round += 1) {
      state = advance(state, { kind: 'delivered', results: [result('a', 'skipped')] });
      expect(nextCommand(state)).toEqual({ do: 'plan', number: round });
      state = advance(state, {
        kind: 'planned',
        plan: { number: round, candidates: [candidate('a')], more: false, slots: 1, sold: 0 },
      });
    }
    expect(nextCommand(advance(state, { kind: 'delivered', results: [result('a', 'skipped')] }))).toEqual({
      do: 'close',
    });
  });

  it('does not plan again after a sale, whatever filled up beside it', () => {
    const state = advance(planned([candidate('a'), candidate('b')], 3), {
      kind: 'delivered',
      results: [result('a', 'accepted'), result('b', 'skipped')],
    });
    expect(nextCommand(state)).toEqual({ do: 'close' });
  });

  it('holds no auction for a lead without places', () => {
    expect(nextCommand(planned([candidate('a', { ping: true })], 0))).toEqual({ do: 'close' });
  });

  it('delivers in the name of the force ID, and looks for nobody else', () => {
    const opened = advance(beginLead(), { kind: 'opened', position: { stage: 'distributing', planNumber: 1 } });
    const state = advance(opened, {
      kind: 'planned',
      plan: { number: 1, candidates: [candidate('a')], more: true, slots: 1, sold: 0, origin: 'force-id' },
    });
    expect(nextCommand(state)).toMatchObject({ do: 'deliver', origin: 'force-id' });
    expect(nextCommand(advance(state, { kind: 'delivered', results: [result('a', 'skipped')] }))).toEqual({
      do: 'close',
    });
  });

  it('fetches the rest of a long plan when its first part is used up', () => {
    const opened = advance(beginLead(), { kind: 'opened', position: { stage: 'distributing', planNumber: 1 } });
    const state = advance(opened, {
      kind: 'planned',
      plan: { number: 1, candidates: [candidate('a')], more: true, slots: 1, sold: 0 },
    });
    expect(nextCommand(advance(state, { kind: 'delivered', results: [result('a', 'refused')] }))).toEqual({
      do: 'plan',
      number: 1,
    });
  });

  it('delivers by hand without planning on', () => {
    const state = beginFollowUp({ kind: 'deliver', planNumber: 2, origin: 'send-to', candidates: [candidate('a')] });
    expect(nextCommand(state)).toMatchObject({ do: 'deliver', origin: 'send-to', number: 2 });
    for (const outcome of ['refused', 'skipped'] as const)
      expect(nextCommand(advance(state, { kind: 'delivered', results: [result('a', outcome)] }))).toEqual({
        do: 'close',
      });
  });

  it('goes straight to the buyers when the round was planned with the intake', () => {
    const plan = { number: 1, candidates: [candidate('a')], more: false, slots: 1, sold: 0 };
    const state = advance(beginLead(), { kind: 'opened', position: { stage: 'distributing', planNumber: 1, plan } });
    expect(nextCommand(state)).toMatchObject({ do: 'deliver', number: 1, wave: [{ accountId: 'a' }] });
  });

  it.each([
    ['an exclusive buyer', planned([candidate('a', { exclusive: true }), candidate('b')], 3), true],
    ['the last place of a shared lead', planned([candidate('a'), candidate('b')], 1), true],
    ['one of two places', planned([candidate('a'), candidate('b', { exclusive: true })], 2), false],
    ['several buyers side by side', planned([candidate('a'), candidate('b')], 2), false],
    [
      "an operator's own choice",
      beginFollowUp({ kind: 'deliver', planNumber: 2, origin: 'send-to', candidates: [candidate('a')] }),
      false,
    ],
  ])('knows whether a sale ends the run: %s', (_, state, last) => {
    expect(nextCommand(state)).toMatchObject({ do: 'deliver', last });
  });

  it('finishes when the sale has closed the lead, and closes it otherwise', () => {
    const state = planned([candidate('a')], 1);
    expect(
      nextCommand(advance(state, { kind: 'delivered', results: [{ ...result('a', 'accepted'), closed: true }] })),
    ).toEqual({ do: 'finish' });
    expect(nextCommand(advance(state, { kind: 'delivered', results: [result('a', 'accepted')] }))).toEqual({
      do: 'close',
    });
  });

  it('finishes after closing', () => {
    expect(nextCommand(advance(planned([], 1), { kind: 'closed' }))).toEqual({ do: 'finish' });
  });
});

describe('a wave', () => {
  it.each([
    ['an exclusive buyer alone', [candidate('a', { exclusive: true }), candidate('b')], 3, ['a']],
    ['shared buyers up to the places left', [candidate('a'), candidate('b'), candidate('c')], 2, ['a', 'b']],
    [
      'shared buyers up to the next exclusive one',
      [candidate('a'), candidate('b', { exclusive: true }), candidate('c')],
      3,
      ['a'],
    ],
    ['nobody when nobody is left', [], 2, []],
  ])('is %s', (_, queue, slots, expected) => {
    expect(nextWave({ queue, slots }).map((each) => each.accountId)).toEqual(expected);
  });

  it('never promises more places than a lead has, whatever buyers answer', () => {
    const outcomes = fc.constantFrom<DeliveryVerdict>('accepted', 'refused', 'failed', 'unknown', 'skipped');
    fc.assert(
      fc.property(
        fc.array(fc.record({ exclusive: fc.boolean(), outcome: outcomes }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (buyers, slots) => {
          const queue = buyers.map((buyer, index) => candidate(String(index), { exclusive: buyer.exclusive }));
          let state = planned(queue, slots);
          let taken = 0;
          let exclusive = false;
          for (let command = nextCommand(state); command.do === 'deliver'; command = nextCommand(state)) {
            const results = command.wave.map((each) => result(each.accountId, buyers[Number(each.accountId)]!.outcome));
            const takers = command.wave.filter((_, index) => ['accepted', 'unknown'].includes(results[index]!.state));
            taken += takers.length;
            exclusive ||= takers.some((each) => each.exclusive);
            state = advance(state, { kind: 'delivered', results });
          }
          expect(taken).toBeLessThanOrEqual(slots);
          if (exclusive) expect(taken).toBe(1);
        },
      ),
    );
  });
});
