import type { SourcePlan } from './market-plan';

/** Five publishers: an open one, one known by its addresses, one with client credentials, one with a password, one from events. */
export const SOURCES: readonly SourcePlan[] = [
  { key: 'bright-leads', name: 'Bright Leads' },
  {
    key: 'home-compare',
    name: 'HomeCompare',
    accessRules: [
      { action: 'allow', cidr: '127.0.0.0/8' },
      { action: 'allow', cidr: '::1' },
      { action: 'allow', cidr: '198.51.100.0/24' },
      { action: 'deny', cidr: '198.51.100.66' },
    ],
  },
  { key: 'rate-finder', name: 'RateFinder', credential: true },
  { key: 'quote-cafe', name: 'Quote Café' },
  { key: 'door-knock', name: 'Door Knock Events', gradingEnabled: false },
];
