import type { Break } from '../break';

const DOOR_TESTS = ['test/unit/api/intake/door-limits.test.ts'];
const FORM_TESTS = ['test/integration/api/forms.test.ts'];
const OPEN_DOORS_TESTS = ['test/integration/api/open-doors.test.ts'];
const PASSWORD_TESTS = ['test/unit/api/intake/password-check.test.ts'];

/** Who comes in by intake and hosted forms, how often, and what strangers learn. */
export const DOOR_BREAKS: readonly Break[] = [
  {
    id: 'door/no-limit-per-address',
    file: 'api/intake/knock.ts',
    find: '  await limits.stranger(address);\n',
    replace: '',
    tests: DOOR_TESTS,
  },
  {
    id: 'door/tokens-are-guessed-freely',
    file: 'api/intake/knock.ts',
    find: '    await limits.mayGuess(address);\n',
    replace: '',
    tests: DOOR_TESTS,
  },
  {
    id: 'door/strangers-use-up-a-source',
    file: 'api/intake/door-limits.ts',
    find: "${proven ? 'own' : 'open'}",
    replace: "${proven ? 'own' : 'own'}",
    tests: DOOR_TESTS,
  },
  {
    id: 'door/wrong-numbers-are-named',
    file: 'api/intake/find-receiver.ts',
    find: "if (!sendsFor(sender, known?.sourceId ?? '')) return refuseUnknown([]);",
    replace: '',
    tests: OPEN_DOORS_TESTS,
  },
  {
    id: 'door/new-campaigns-are-open',
    file: 'api/contract/resources/campaigns.ts',
    find: '.default(true)',
    replace: '.default(false)',
    tests: OPEN_DOORS_TESTS,
  },
  {
    id: 'door/strangers-read-prices',
    file: 'api/intake/routes.ts',
    find: 'isProven(receiver, sender) ? answer : withoutDetails(answer)',
    replace: 'answer',
    tests: OPEN_DOORS_TESTS,
  },
  {
    id: 'forms/any-site-sends',
    file: 'api/intake/forms/check-visit.ts',
    find: "throw new UserError('form-sent-from-elsewhere', 'Please open the form on its own page and send it from there.');",
    replace: '',
    tests: FORM_TESTS,
  },
  {
    id: 'forms/any-view-is-believed',
    file: 'api/intake/forms/page-view.ts',
    find: 'given.length !== right.length || !timingSafeEqual(given, right)',
    replace: 'given.length !== right.length',
    tests: FORM_TESTS,
  },
  {
    id: 'forms/view-of-another-form',
    file: 'api/intake/forms/submit-form.ts',
    find: 'view?.form === id',
    replace: 'view',
    tests: FORM_TESTS,
  },
  {
    id: 'forms/one-view-many-leads',
    file: 'api/intake/forms/submit-form.ts',
    find: '`form-view-${view.id}`',
    replace: '`form-view-${now}`',
    tests: FORM_TESTS,
  },
  {
    id: 'forms/nobody-is-too-quick',
    file: 'api/intake/forms/check-visit.ts',
    find: 'age < minimumMs',
    replace: 'age < 0 * minimumMs',
    tests: FORM_TESTS,
  },
  {
    id: 'forms/consent-to-another-text',
    file: 'api/intake/forms/check-visit.ts',
    find: 'view.text !== hashOfText(form.consentText)',
    replace: "view.text === '-'",
    tests: FORM_TESTS,
  },
  {
    id: 'door/odd-passwords-are-kept',
    file: 'api/intake/kept-request.ts',
    find: 'showsNoPassword(masked, contentType, format) ?',
    replace: 'masked.length > 0 ?',
    tests: ['test/unit/api/intake/kept-request.test.ts'],
  },
  {
    id: 'door/guesses-are-counted-late',
    file: 'api/intake/password-check.ts',
    find: '    const forgive = guess(who);\n    const found = await matches(passwordHash, password);\n',
    replace: '    const found = await matches(passwordHash, password);\n    const forgive = guess(who);\n',
    tests: PASSWORD_TESTS,
  },
  {
    id: 'door/right-passwords-count',
    file: 'api/intake/password-check.ts',
    find: '      forgive();\n',
    replace: '',
    tests: PASSWORD_TESTS,
  },
  {
    id: 'door/recent-map-forgets-all',
    file: 'api/intake/recent-map.ts',
    find: 'if (oldest !== undefined) this.#entries.delete(oldest);',
    replace: 'if (oldest !== undefined) this.#entries.clear();',
    tests: PASSWORD_TESTS,
  },
  {
    id: 'door/xml-instructions-are-free',
    file: 'api/http/parse-xml.ts',
    find: 'elements > limits.elements || marks > limits.elements',
    replace: 'elements > limits.elements || marks < 0',
    tests: ['test/unit/api/http/parse-xml.test.ts'],
  },
  {
    id: 'door/json-keys-are-free',
    file: 'api/http/parse-json.ts',
    find: 'this.limits.keys ?? this.limits.values',
    replace: 'this.limits.values',
    tests: ['test/unit/api/http/parse-json.test.ts'],
  },
  {
    id: 'door/strangers-are-read-first',
    file: 'api/intake/accept-post.ts',
    find: '  if (named) admitUnread(named, { headers: post.headers, address: post.address, sender });\n',
    replace: '',
    tests: OPEN_DOORS_TESTS,
  },
];
