import type { Break } from '../break';

const METHOD_TESTS = ['test/integration/api/methods.test.ts'];
const BOUND_TESTS = ['test/integration/api/filter-bounds.test.ts'];
const SLOW_TESTS = ['test/unit/api/http/slow-clients.test.ts'];
const WATCH_TESTS = ['test/unit/api/health/watchers.test.ts'];
const DOCUMENT_TESTS = ['test/integration/fuzz/fuzz.test.ts'];

/** What the edge of the API takes, from whom, how long it waits, and what its document says of that. */
export const EDGE_BREAKS: readonly Break[] = [
  {
    id: 'edge/no-body-is-an-empty-object',
    file: 'api/http/bind-endpoint.ts',
    find: "if (bytes.length === 0) refuse('empty-body', 'This needs a body; where nothing is to be said, send {}.');",
    replace: 'if (bytes.length === 0) return {};',
    tests: METHOD_TESTS,
  },
  {
    id: 'edge/unknown-methods-are-not-found',
    file: 'api/http/create-app.ts',
    find: 'if (allowed.length === 0 && METHODS.has(request.method))',
    replace: 'if (allowed.length >= 0 || METHODS.has(request.method))',
    tests: METHOD_TESTS,
  },
  {
    id: 'edge/filters-are-read-whatever-their-size',
    file: 'api/http/bind-endpoint.ts',
    find: 'const beyond = endpoint.bounds?.(tree);',
    replace: 'const beyond = endpoint.bounds?.({});',
    tests: BOUND_TESTS,
  },
  {
    id: 'edge/slow-clients-stay',
    file: 'api/http/run-server.ts',
    find: '    connectionsCheckingInterval: LOOKED_AT_EVERY_MS,\n',
    replace: '    connectionsCheckingInterval: LOOKED_AT_EVERY_MS * 60,\n',
    tests: SLOW_TESTS,
  },
  {
    id: 'edge/any-number-of-connections',
    file: 'api/http/run-server.ts',
    find: 'server.maxConnections = options.maxConnections;',
    replace: 'server.maxConnections = options.maxConnections * 1000;',
    tests: SLOW_TESTS,
  },
  {
    id: 'edge/token-leaves-this-machine-open',
    file: 'api/health/watchers.ts',
    find: '(token === undefined && isLoopback(address))',
    replace: 'isLoopback(address)',
    tests: WATCH_TESTS,
  },
  {
    id: 'edge/somebody-nearby-sees-all-totals',
    file: 'api/health/watchers.ts',
    find: 'given === undefined && !isSignedIn(request) && isNear',
    replace: 'given === undefined && isNear',
    tests: WATCH_TESTS,
  },
  {
    id: 'edge/unasked-statuses',
    file: 'api/openapi.ts',
    find: '...(body ? [413, 415, 422] : []),',
    replace: '...(body ? [413] : []),',
    tests: DOCUMENT_TESTS,
  },
  {
    id: 'edge/pages-are-said-to-be-problems',
    file: 'api/openapi.ts',
    find: 'if (media?.includes(PAGE)) return',
    replace: "if (media?.includes('no page')) return",
    tests: DOCUMENT_TESTS,
  },
  {
    id: 'edge/lead-says-more-than-documented',
    file: 'api/leads/read-lead-details.ts',
    find: '.filter(([name]) => name in leadSchema.shape)',
    replace: '.filter(([name]) => name !== leadSchema.description)',
    tests: DOCUMENT_TESTS,
  },
];
