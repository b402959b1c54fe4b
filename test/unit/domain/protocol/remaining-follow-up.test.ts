import type { Candidate } from '#domain/plan/plan-types';
import type { FollowUp } from '#domain/protocol/lead-messages';
import { remainingFollowUp } from '#domain/protocol/remaining-follow-up';

const candidates = ['a', 'b'].map((accountId) => ({ accountId }) as Candidate);
const followUp: FollowUp = { kind: 'deliver', planNumber: 2, origin: 'resend', candidates };

test('what came of some accounts is not asked of them again', () => {
  expect(remainingFollowUp(followUp, new Set())).toEqual(followUp);
  expect(remainingFollowUp(followUp, new Set(['a', 'x']))).toEqual({ ...followUp, candidates: [candidates[1]] });
  expect(remainingFollowUp(followUp, new Set(['a', 'b']))).toBeNull();
  expect(remainingFollowUp({ kind: 'plan', planNumber: 3 }, new Set(['a']))).toEqual({ kind: 'plan', planNumber: 3 });
});
