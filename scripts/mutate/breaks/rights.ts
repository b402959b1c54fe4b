import type { Break } from '../break';

const GUARDED_TESTS = ['test/integration/api/guarded-settings.test.ts'];
const PEER_TESTS = ['test/integration/api/peers.test.ts'];
const NAMES_TESTS = ['test/integration/api/names-in-sight.test.ts'];
const LOOK_TESTS = ['test/integration/api/looks.test.ts'];

/** What a role allows beyond the plain permission of an endpoint: destinations, peers, names, and the record of who looked. */
export const RIGHTS_BREAKS: readonly Break[] = [
  {
    id: 'settings/security-needs-no-right',
    file: 'api/resources/settings/demand-security-right.ts',
    find: "if (!principal.permissions.has('settings:security'))",
    replace: "if (!principal.permissions.has('settings:edit'))",
    tests: GUARDED_TESTS,
  },
  {
    id: 'settings/security-by-somebody-limited',
    file: 'api/resources/settings/demand-security-right.ts',
    find: '  demandWholeSight(principal,',
    replace: '  void demandWholeSight; void (principal,',
    tests: GUARDED_TESTS,
  },
  {
    id: 'destinations/plain-http',
    file: 'api/resources/destinations/is-plain-allowed.ts',
    find: "if (protocol !== 'http:') return true;",
    replace: 'if (protocol) return true;',
    tests: GUARDED_TESTS,
  },
  {
    id: 'destinations/nobody-is-told',
    file: 'api/resources/destinations/tell-of-destinations.ts',
    find: 'if (origins.length === 0) return;',
    replace: 'if (origins.length < 9) return;',
    tests: GUARDED_TESTS,
  },
  {
    id: 'destinations/list-is-not-asked-when-saved',
    file: 'api/resources/destinations/check-destinations.ts',
    find: 'if (!allowsHost(hosts, url))',
    replace: 'if (!allowsHost([], url))',
    tests: GUARDED_TESTS,
  },
  {
    id: 'destinations/list-is-not-asked-when-sent',
    file: 'activities/transports/to-allowed-hosts.ts',
    find: 'allowsHost(allowed, url)',
    replace: 'allowsHost([], url)',
    tests: ['test/unit/activities/transports/to-allowed-hosts.test.ts'],
  },
  {
    id: 'peers/equal-counts-as-below',
    file: 'api/resources/roles/role-rules.ts',
    find: '!isWithin(rightsOf(role), own)',
    replace: 'isWithin(own, rightsOf(role))',
    tests: PEER_TESTS,
  },
  {
    id: 'peers/administrators-over-each-other',
    file: 'api/resources/roles/role-rules.ts',
    find: 'own.administrator ? !role.builtIn',
    replace: 'own.administrator ? role.permissions',
    tests: PEER_TESTS,
  },
  {
    id: 'peers/owner-is-not-told',
    file: 'api/access/record-event.ts',
    find: "(byOthers || action !== 'session-ended')",
    replace: "!byOthers && action !== 'session-ended'",
    tests: PEER_TESTS,
  },
  {
    id: 'names/open-to-every-role',
    file: 'api/access/demand-any-permission.ts',
    find: "if (kind === 'user' && !among",
    replace: "if (kind === 'nobody' && !among",
    tests: NAMES_TESTS,
  },
  {
    id: 'names/usage-counts-everything',
    file: 'api/resources/lead-types/usage/load-lead-type-usage.ts',
    find: '${andAllOf(leadScope(sees, bind))}',
    replace: '',
    tests: NAMES_TESTS,
  },
  {
    id: 'views/personal-values-are-shared',
    file: 'api/lists/views/check-view.ts',
    find: 'if (!column || !namesPeople(column) ||',
    replace: 'if (!column || namesPeople(column) ||',
    tests: NAMES_TESTS,
  },
  {
    id: 'live/ids-of-leads-to-everybody',
    file: 'api/live/open-stream.ts',
    find: "event.name !== 'leads' ||",
    replace: 'Boolean(event.name) ||',
    tests: ['test/integration/api/live.test.ts'],
  },
  {
    id: 'record/looks-are-not-booked',
    file: 'api/access/create-edge-record.ts',
    find: 'if (look && (look.when?.(body) ?? true))',
    replace: 'if (look && look.when?.(body))',
    tests: LOOK_TESTS,
  },
  {
    id: 'record/counting-a-person-is-no-look',
    file: 'api/access/create-edge-record.ts',
    find: 'if (look && (look.when',
    replace: 'if (look && !look.when && (look.when',
    tests: LOOK_TESTS,
  },
  {
    id: 'record/refusals-flood',
    file: 'api/access/create-edge-record.ts',
    find: 'take(key, withinMs, 1) &&',
    replace: 'take(key, withinMs, 9) &&',
    tests: LOOK_TESTS,
  },
  {
    id: 'scope/leads-that-a-buyer-refused',
    file: 'db/scope/lead-scope.ts',
    find: "[...TAKEN_STATES, 'returned', 'unknown']",
    replace: "[...TAKEN_STATES, 'returned', 'unknown', 'refused']",
    tests: NAMES_TESTS,
  },
];
