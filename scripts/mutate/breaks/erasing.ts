import type { Break } from '../break';

const OWN = ['test/integration/api/erasure-requests.test.ts'];
const ROUTES = 'api/leads/erasure/routes.ts';
const FIND = 'api/leads/erasure/find-leads-of.ts';

/** Answering somebody who asks to be forgotten. */
export const ERASING_BREAKS: readonly Break[] = [
  {
    id: 'erasing/deleted-leads-are-left-out',
    file: FIND,
    find: "{ column: 'deleted', is: 'not-empty' },",
    replace: '',
    tests: OWN,
  },
  { id: 'erasing/found-by-both-alone', file: FIND, find: "join: 'or'", replace: "join: 'and'", tests: OWN },
  {
    id: 'erasing/the-person-is-in-the-answer',
    file: FIND,
    find: '...lead,\n',
    replace: '...lead,\n      ...{ email },\n',
    tests: OWN,
  },
  {
    id: 'erasing/a-look-off-the-record',
    file: ROUTES,
    find: 'count: found.leads.length',
    replace: 'count: 1',
    tests: OWN,
  },
  {
    id: 'erasing/for-a-request-of-somebody-else',
    file: 'db/queries/found-for-erasure.ts',
    find: 'and actor = $2',
    replace: 'and actor is distinct from $2',
    tests: OWN,
  },
  { id: 'erasing/a-lead-twice', file: ROUTES, find: '[...new Set(body.leadIds)]', replace: 'body.leadIds', tests: OWN },
  {
    id: 'erasing/erased-by-somebody-else-is-refused',
    file: 'api/leads/erasure/erase-all.ts',
    find: 'before.has(result.leadId)',
    replace: 'false',
    tests: OWN,
  },
];
