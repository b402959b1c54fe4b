import type { Break } from '../break';

const API_TESTS = ['test/integration/api/erased-leads.test.ts'];
const BOOK_TESTS = ['test/integration/booking/erase-lead.test.ts'];
const ACTION_TESTS = ['test/integration/actions/booked-actions.test.ts'];
const INTAKE_TESTS = ['test/integration/api/erased-retries.test.ts'];
const WORDS_TESTS = ['test/unit/ui/process/draw-process.test.ts'];

/** Nothing is done with a lead whose person was erased, who erased it stays on record, and a retry of its source is no new lead. */
export const ERASED_LEAD_BREAKS: readonly Break[] = [
  {
    id: 'erased-leads/acted-upon',
    file: 'api/leads/check-action.ts',
    find: 'if (found && !DONE_ON_ERASED.has(name)) refuseErased(found);',
    replace: '',
    tests: API_TESTS,
  },
  {
    id: 'erased-leads/erased-twice',
    file: 'db/leads/erase-lead.ts',
    find: '  refuseErased(lead);\n',
    replace: '',
    tests: BOOK_TESTS,
  },
  {
    id: 'erased-leads/said-to-be-done-at-the-second-asking',
    file: 'db/leads/act-in-book.ts',
    find: "refusal: state === 'refused' ? refused : null",
    replace: 'refusal: null',
    tests: API_TESTS,
  },
  {
    id: 'erased-leads/a-note-of-a-refused-action-is-kept',
    file: 'db/leads/act-in-book.ts',
    find: 'found.erasedAt === null ? action : { ...action, payload: {} }',
    replace: 'action',
    tests: API_TESTS,
  },
  {
    id: 'erased-leads/noted-upon',
    file: 'api/leads/bind-notes.ts',
    find: 'await lockUnerased(client, params.leadId);',
    replace: '',
    tests: API_TESTS,
  },
  {
    id: 'erased-leads/edited',
    file: 'api/leads/edit-lead.ts',
    find: '  refuseErased(lead);\n',
    replace: '',
    tests: API_TESTS,
  },
  {
    id: 'erased-leads/given-a-file',
    file: 'api/leads/bind-files.ts',
    find: 'await lockUnerased(client, leadId);',
    replace: '',
    tests: API_TESTS,
  },
  {
    id: 'erased-leads/acted-upon-late',
    file: 'activities/actions/perform-action.ts',
    find: '  if (!DONE_ON_ERASED.has(row.action)) refuseErased(row);\n',
    replace: '',
    tests: ACTION_TESTS,
  },
  {
    id: 'erased-leads/returned',
    file: 'activities/booking/returns/request-return.ts',
    find: '  refuseErased(delivery);\n',
    replace: '',
    tests: ACTION_TESTS,
  },
  {
    id: 'erased-leads/erasure-and-its-action-apart',
    file: 'activities/actions/handle-action.ts',
    find: 'return settleDone(client, context, STOP, context.stage);',
    replace: 'return NONE;',
    tests: ACTION_TESTS,
  },
  {
    id: 'erased-leads/who-did-it-is-forgotten',
    file: 'db/leads/erase-statements.ts',
    find: "'by', detail->'by', ",
    replace: '',
    tests: BOOK_TESTS,
  },
  {
    id: 'erased-leads/what-looks-like-an-operator-is-kept',
    file: 'db/leads/erase-statements.ts',
    find: "~ '^(user|credential):[0-9a-f-]{36}$'",
    replace: "<> ''",
    tests: BOOK_TESTS,
  },
  {
    id: 'erased-leads/retry-is-a-new-lead',
    file: 'db/leads/erase-statements.ts',
    find: "where lead_id = $1 and key not like 'mac:%'`",
    replace: 'where lead_id = $1`',
    tests: INTAKE_TESTS,
  },
  {
    id: 'erased-leads/derived-key-is-kept',
    file: 'db/leads/erase-statements.ts',
    find: "where lead_id = $1 and key not like 'mac:%'`",
    replace: "where lead_id = $1 and key like 'key:%'`",
    tests: INTAKE_TESTS,
  },
  {
    id: 'erased-leads/body-is-compared',
    file: 'api/intake/accept-post.ts',
    find: '  if (held.erased) {',
    replace: '  if (held.erased && held.sameBody) {',
    tests: INTAKE_TESTS,
  },
  {
    id: 'erased-leads/answer-comes-back',
    file: 'api/intake/idempotency.ts',
    find: 'and status is null and octet_length(body_hash) > 0`',
    replace: 'and status is null`',
    tests: INTAKE_TESTS,
  },
  {
    id: 'erased-leads/request-said-to-be-kept',
    file: 'ui/src/process/node-words.ts',
    find: "context.erased ? 'receiveErased' : 'receive'",
    replace: "'receive'",
    tests: WORDS_TESTS,
  },
  {
    id: 'erased-leads/nothing-of-nothing-eligible',
    file: 'ui/src/process/node-words.ts',
    find: "'grading', 'plan', 'auction']",
    replace: "'grading', 'auction']",
    tests: WORDS_TESTS,
  },
];
