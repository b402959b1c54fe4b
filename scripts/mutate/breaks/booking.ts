import type { Break } from '../break';

const RESERVE = 'activities/booking/reserve/reserve-statement.ts';
const RESERVE_TESTS = ['test/integration/booking/reserve-delivery.test.ts', 'test/integration/booking/model.test.ts'];
const ACCEPT = 'activities/booking/sale/accept-statement.ts';
const OUTCOME_TESTS = [
  'test/integration/booking/book-outcome.test.ts',
  'test/integration/booking/fewer-steps.test.ts',
  'test/integration/booking/model.test.ts',
];
const RETURN_TESTS = ['test/integration/booking/returns.test.ts'];

/** The book of record. Only a real Postgres notices these: they are statements, locks and transactions. */
const KEPT_TESTS = ['test/integration/delivery/keep-answer.test.ts'];
const ACTION_TESTS = ['test/integration/actions/booked-actions.test.ts'];

export const BOOKING_BREAKS: readonly Break[] = [
  {
    id: 'booking/more-buyers-than-places',
    file: RESERVE,
    find: 'l.slots_taken < l.max_deliveries and',
    replace: 'l.slots_taken <= l.max_deliveries and',
    tests: RESERVE_TESTS,
  },
  {
    id: 'booking/exclusive-beside-shared',
    file: RESERVE,
    find: '(not $8::boolean or l.slots_taken = 0)\n',
    replace: '(not $8::boolean or l.slots_taken >= 0)\n',
    tests: RESERVE_TESTS,
  },
  {
    id: 'booking/shared-beside-exclusive',
    file: RESERVE,
    find: 'l.exclusive_holder is not null and l.exclusive_holder is distinct from $18::uuid as held',
    replace: 'false as held',
    tests: RESERVE_TESTS,
  },
  {
    id: 'booking/one-over-the-limit',
    file: RESERVE,
    find: 'from locked_windows w where w.used >= w.cap order',
    replace: 'from locked_windows w where w.used > w.cap order',
    tests: RESERVE_TESTS,
  },
  {
    id: 'booking/window-is-not-counted',
    file: RESERVE,
    find: 'update cap_window c set used = c.used + 1',
    replace: 'update cap_window c set used = c.used',
    tests: RESERVE_TESTS,
  },
  {
    id: 'booking/tried-again-by-the-same-round',
    file: RESERVE,
    find: "(d.state <> 'released' or d.attempts > 0)",
    replace: "(d.state = 'nothing' or d.attempts > 9)",
    tests: RESERVE_TESTS,
  },
  {
    id: 'booking/lead-is-not-locked',
    file: RESERVE,
    find: 'from lead l where l.id = $2::uuid\n     for no key update',
    replace: 'from lead l where l.id = $2::uuid',
    tests: RESERVE_TESTS,
  },
  {
    id: 'booking/sold-twice',
    file: ACCEPT,
    find: '($9::int is null or exists (select 1 from closed))',
    replace: '($9::int is not distinct from $9::int)',
    tests: OUTCOME_TESTS,
  },
  {
    id: 'booking/revenue-is-forgotten',
    file: ACCEPT,
    find: 'case when sold.test then 0 else sold.price_minor end,',
    replace: '0,',
    tests: OUTCOME_TESTS,
  },
  {
    id: 'booking/closed-while-others-are-sent',
    file: ACCEPT,
    find: 'and l.slots_taken = 1 + (select count(*)',
    replace: 'and l.slots_taken >= 1 + (select count(*)',
    tests: OUTCOME_TESTS,
  },
  {
    id: 'answer/lost-with-its-booking',
    file: 'activities/delivery/keep-answer.ts',
    find: '    if (!isDatabaseAway(error)) throw error;\n',
    replace: '    if (error) throw error;\n',
    tests: KEPT_TESTS,
  },
  {
    id: 'answer/read-twice-for-two-attempts',
    file: 'activities/delivery/keep-answer.ts',
    find: 'rowCount === 1 ? answer',
    replace: 'rowCount !== null ? answer',
    tests: KEPT_TESTS,
  },
  {
    id: 'answer/readable-in-heartbeats',
    file: 'activities/delivery/keep-answer.ts',
    find: 'secrets.seal(JSON.stringify(answer))',
    replace: 'JSON.stringify(answer)',
    tests: KEPT_TESTS,
  },
  {
    id: 'answer/second-message-lost-with-its-step',
    file: 'activities/delivery/deliver-lead.ts',
    find: '...secondMessage(begun.state, facts, begun.deliveryId),',
    replace: '',
    tests: KEPT_TESTS,
  },
  {
    id: 'actions/another-leads-delivery',
    file: 'activities/actions/handle-action.ts',
    find: 'await assertOfLead(context.deps.pool, context.leadId, read.data as NamedInAction);',
    replace: '',
    tests: ACTION_TESTS,
  },
  {
    id: 'actions/hopeless-for-ever',
    file: 'activities/actions/perform-action.ts',
    find: 'const MOST_ATTEMPTS = 5;',
    replace: 'const MOST_ATTEMPTS = 50;',
    tests: ACTION_TESTS,
  },
  {
    id: 'actions/hopeless-first',
    file: 'db/leads/take-due-actions.ts',
    find: 'and coalesce(next_at, created_at) <= now()',
    replace: '',
    tests: ACTION_TESTS,
  },
  {
    id: 'booking/refusal-after-silence-is-a-no',
    file: 'domain/distribution/next-state.ts',
    find: "facts.unanswered && !outcome.notReceived ? 'unknown' : 'refused'",
    replace: "'refused'",
    tests: [...OUTCOME_TESTS, 'test/unit/domain/distribution/next-state.test.ts'],
  },
  {
    id: 'booking/never-had-it-stays-unknown',
    file: 'domain/distribution/next-state.ts',
    find: 'facts.unanswered && !outcome.notReceived',
    replace: 'facts.unanswered',
    tests: ['test/unit/domain/distribution/next-state.test.ts'],
  },
  {
    id: 'booking/failure-after-silence-is-a-no',
    file: 'domain/distribution/next-state.ts',
    find: "facts.unanswered ? 'unknown' : 'failed'",
    replace: "'failed'",
    tests: OUTCOME_TESTS,
  },
  {
    id: 'booking/hostile-answer-cannot-be-booked',
    file: 'activities/booking/storable-json.ts',
    find: "text.replace(UNSTORABLE, '$1\\\\ufffd')",
    replace: 'text',
    tests: OUTCOME_TESTS,
  },
  {
    id: 'booking/place-is-not-given-back',
    file: 'activities/booking/reserve/free-holdings.ts',
    find: 'set slots_taken = slots_taken - $8::int,',
    replace: 'set slots_taken = slots_taken - $8::int * 0,',
    tests: OUTCOME_TESTS,
  },
  {
    id: 'booking/late-answer-overwrites',
    file: 'activities/booking/attempts/close-attempt.ts',
    find: "state in ('sending', 'unknown')",
    replace: "state <> ''",
    tests: OUTCOME_TESTS,
  },
  {
    id: 'booking/two-attempts-at-once',
    file: 'activities/booking/attempts/start-attempt.ts',
    find: "if (running) return { kind: 'in-flight'",
    replace: "if (running?.number === 0) return { kind: 'in-flight'",
    tests: OUTCOME_TESTS,
  },
  {
    id: 'ledger/sale-does-not-balance',
    file: 'activities/booking/ledger/sale-posting.ts',
    find: "('revenue', -${from}.price_minor)",
    replace: "('revenue', ${from}.price_minor)",
    tests: OUTCOME_TESTS,
  },
  {
    id: 'ledger/reversal-posts-again',
    file: 'activities/booking/ledger/reverse-postings.ts',
    find: 'net.account, -net.amount,',
    replace: 'net.account, net.amount,',
    tests: RETURN_TESTS,
  },
  {
    id: 'returns/decided-twice',
    file: 'activities/booking/returns/decide-return.ts',
    find: 'assertUndecided(found.state, deciding.returnId);',
    replace: '',
    tests: RETURN_TESTS,
  },
  {
    id: 'erasure/notes-stay',
    file: 'db/leads/erase-statements.ts',
    find: "update lead_note set text = '' where",
    replace: 'update lead_note set text = text where',
    tests: ['test/integration/booking/erase-lead.test.ts'],
  },
];
