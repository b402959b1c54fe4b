/** Ids of things in the demo market that a screen is shown for. */
export interface Places {
  readonly sold: string;
  readonly waiting: string;
  readonly rejected: string;
  readonly buyer: string;
  readonly account: string;
  readonly method: string;
  readonly source: string;
  readonly campaign: string;
  readonly leadType: string;
  readonly user: string;
  readonly role: string;
}

export interface Screen {
  /** Of the picture's file. */
  readonly name: string;
  readonly path: (places: Places) => string;
  /** Text of something to click before the picture is taken. */
  readonly click?: RegExp;
  /** Shown before anybody has signed in. */
  readonly open?: true;
  /** Shown as the past left it, before hundreds of leads are posted within a minute. */
  readonly quiet?: true;
}

const at = (name: string, path: string | ((places: Places) => string), more: Partial<Screen> = {}): Screen => ({
  name,
  path: typeof path === 'string' ? () => path : path,
  ...more,
});

/** Every screen, in the order of the menu. A new screen adds its line here; a test compares the list with the screens' own routes. */
export const SCREENS: readonly Screen[] = [
  at('sign-in', '/sign-in', { open: true }),
  at('forgotten-password', '/forgotten-password', { open: true }),
  at('home', '/'),
  at('first-steps', '/first-steps'),
  at('dashboard', '/dashboard', { quiet: true }),
  at('leads', '/leads', { quiet: true }),
  at('lead-process', ({ sold }) => `/leads/${sold}/process`, { click: /^Sold for/ }),
  at('lead-waiting', ({ waiting }) => `/leads/${waiting}/process`),
  at('lead-rejected', ({ rejected }) => `/leads/${rejected}/process`),
  at('lead-deliveries', ({ sold }) => `/leads/${sold}/deliveries`),
  at('lead-properties', ({ sold }) => `/leads/${sold}/properties`),
  at('lead-insert-request', ({ sold }) => `/leads/${sold}/insert-request`),
  at('lead-history', ({ sold }) => `/leads/${sold}/history`),
  at('lead-why', ({ sold }) => `/leads/${sold}/why`),
  at('quality-control', '/quality-control'),
  at('distribution', '/distribution'),
  at('delivery-queue', '/delivery-queue'),
  at('returns', '/returns'),
  at('ledger', '/ledger'),
  at('ledger-postings', '/ledger/postings'),
  at('lead-types', '/lead-types'),
  at('lead-type', ({ leadType }) => `/lead-types/${leadType}`),
  at('lead-type-new', '/lead-types/new'),
  at('sources', '/sources'),
  at('source', ({ source }) => `/sources/${source}`),
  at('source-new', '/sources/new'),
  at('campaigns', '/campaigns'),
  at('campaign', ({ campaign }) => `/campaigns/${campaign}`),
  at('campaign-new', '/campaigns/new'),
  at('campaign-flow', ({ campaign }) => `/campaigns/${campaign}`, { click: /^Lead flow/ }),
  at('forms', '/forms'),
  at('form-new', '/forms/new'),
  at('buyers', '/buyers'),
  at('buyer', ({ buyer }) => `/buyers/${buyer}`),
  at('buyer-new', '/buyers/new'),
  at('delivery-methods', '/delivery-methods'),
  at('delivery-method', ({ method }) => `/delivery-methods/${method}`),
  at('delivery-method-new', '/delivery-methods/new'),
  at('delivery-accounts', '/delivery-accounts'),
  at('delivery-account', ({ account }) => `/delivery-accounts/${account}`),
  at('delivery-account-new', '/delivery-accounts/new'),
  at('settings', '/settings'),
  at('settings-names', '/settings/names'),
  at('settings-grading', '/settings/grading'),
  at('settings-distribution', '/settings/distribution'),
  at('settings-ai', '/settings/ai-validation'),
  at('settings-security', '/settings/security'),
  at('settings-single-sign-on', '/settings/single-sign-on'),
  at('users', '/users'),
  at('user', ({ user }) => `/users/${user}`),
  at('user-new', '/users/new'),
  at('roles', '/roles'),
  at('role', ({ role }) => `/roles/${role}`),
  at('role-new', '/roles/new'),
  at('credentials', '/credentials'),
  at('erasure-requests', '/erasure-requests'),
  at('audit', '/audit'),
  at('profile', '/profile'),
  at('system', '/system'),
];
