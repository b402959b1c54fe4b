import { everyOf, field, type BuyerPlan, type MethodPlan } from './market-plan';

const portal = (key: string, extra: Partial<MethodPlan> = {}): MethodPlan => ({
  key,
  leadType: 'auto-insurance',
  name: 'Lead portal',
  ...extra,
});

/** Insurers: a driver is worth most to the one that writes policies in their state; the shared buyers quote side by side. */
export const AUTO_BUYERS: readonly BuyerPlan[] = [
  {
    key: 'buckeye',
    company: 'Buckeye Assurance',
    zone: 'America/New_York',
    group: 'Carriers',
    methods: [portal('buckeye-portal', { notify: ['olivia', 'marcus'] })],
    accounts: [
      {
        key: 'buckeye-midwest',
        name: 'Midwest, clean record',
        method: 'buckeye-portal',
        price: 1900,
        priority: 1,
        exclusive: false,
        criteria: everyOf(field('State', 'in', ['OH', 'MI', 'IN', 'PA']), field('IncidentCount', 'less-or-equal', 1)),
        limits: { day: 150 },
      },
    ],
  },
  {
    key: 'sunbelt',
    company: 'Sunbelt Insurance',
    zone: 'America/Chicago',
    group: 'Carriers',
    methods: [portal('sunbelt-portal')],
    accounts: [
      {
        key: 'sunbelt-south',
        name: 'South',
        method: 'sunbelt-portal',
        price: 1600,
        priority: 2,
        exclusive: false,
        criteria: everyOf(field('State', 'in', ['FL', 'GA', 'TX', 'AL'])),
      },
      {
        key: 'sunbelt-owners',
        name: 'South, home owners',
        method: 'sunbelt-portal',
        price: 2400,
        priority: 1,
        criteria: everyOf(field('State', 'in', ['FL', 'GA', 'TX', 'AL']), field('HomeOwner', 'equals', true)),
        limits: { hour: 30 },
      },
    ],
  },
  {
    key: 'safe-harbor',
    company: 'Safe Harbor Mutual',
    zone: 'America/Denver',
    group: 'Carriers',
    methods: [portal('safe-harbor-portal')],
    accounts: [
      {
        key: 'safe-harbor-all',
        name: 'Everywhere, shared',
        method: 'safe-harbor-portal',
        price: 1200,
        priority: 5,
        exclusive: false,
      },
      {
        key: 'safe-harbor-insured',
        name: 'Insured for a year, shared',
        method: 'safe-harbor-portal',
        price: 1450,
        priority: 4,
        exclusive: false,
        criteria: everyOf(field('CurrentlyInsured', 'equals', true), field('MonthsInsured', 'greater-or-equal', 12)),
        limits: { day: 250 },
      },
    ],
  },
  {
    key: 'second-chance',
    company: 'Second Chance Auto',
    zone: 'America/New_York',
    group: 'Non-standard',
    methods: [portal('second-chance-portal')],
    accounts: [
      {
        key: 'second-chance-risk',
        name: 'Records and lapses',
        method: 'second-chance-portal',
        price: 2000,
        priority: 3,
        exclusive: false,
        criteria: {
          join: 'any',
          items: [
            field('IncidentCount', 'greater-than', 1),
            field('Drivers.Sr22Required', 'equals', true),
            field('CurrentlyInsured', 'equals', false),
          ],
        },
      },
    ],
  },
];
