import { everyOf, any, field, type BuyerPlan, type MethodPlan } from './market-plan';

const portal = (key: string, extra: Partial<MethodPlan> = {}): MethodPlan => ({
  key,
  leadType: 'solar',
  name: 'Lead portal',
  ...extra,
});

/** Installers: regional ones pay more for what they can build, national ones take the rest. */
export const SOLAR_BUYERS: readonly BuyerPlan[] = [
  {
    key: 'sunny-roofs',
    company: 'Sunny Roofs',
    zone: 'America/Phoenix',
    group: 'Installers',
    methods: [portal('sunny-roofs-portal', { notify: ['olivia'] })],
    accounts: [
      {
        key: 'sunny-roofs-desert',
        name: 'Desert states',
        method: 'sunny-roofs-portal',
        price: 4500,
        criteria: everyOf(
          field('State', 'in', ['AZ', 'NV', 'NM']),
          field('MonthlyElectricBill', 'greater-or-equal', 100),
        ),
        limits: { day: 100 },
      },
      {
        key: 'sunny-roofs-battery',
        name: 'Batteries anywhere',
        method: 'sunny-roofs-portal',
        price: 5200,
        priority: 1,
        criteria: everyOf(field('WantsBattery', 'equals', true), field('CreditRating', 'in', ['Excellent', 'Good'])),
        limits: { hour: 20, week: 200 },
      },
    ],
  },
  {
    key: 'golden-state',
    company: 'Golden State Solar',
    zone: 'America/Los_Angeles',
    group: 'Installers',
    methods: [
      portal('golden-state-portal', {
        schedule: { spans: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 480, to: 1200 })) },
      }),
    ],
    accounts: [
      {
        key: 'golden-state-ca',
        name: 'California',
        method: 'golden-state-portal',
        price: 4800,
        criteria: everyOf(field('State', 'equals', 'CA'), {
          type: 'expression',
          expression: 'AnnualElectricCost > 1800',
          operator: 'equals',
          value: true,
        }),
        maxReturnPercent: 15,
      },
    ],
  },
  {
    key: 'lone-star',
    company: 'Lone Star Panels',
    zone: 'America/Chicago',
    group: 'Installers',
    methods: [portal('lone-star-portal')],
    accounts: [
      {
        key: 'lone-star-tx',
        name: 'Texas',
        method: 'lone-star-portal',
        price: 4000,
        criteria: everyOf(field('State', 'equals', 'TX')),
      },
      {
        key: 'lone-star-dallas',
        name: 'Dallas only',
        method: 'lone-star-portal',
        price: 4600,
        criteria: everyOf({ type: 'regex', field: 'PostalCode', pattern: '^75[0-3]', negate: false }),
        limits: { day: 25 },
      },
    ],
  },
  {
    key: 'nationwide-solar',
    company: 'Nationwide Solar Network',
    zone: 'America/New_York',
    group: 'National',
    methods: [portal('nationwide-solar-portal')],
    accounts: [
      {
        key: 'nationwide-owners',
        name: 'All owners, shared',
        method: 'nationwide-solar-portal',
        price: 1800,
        exclusive: false,
        criteria: everyOf(field('HomeOwnership', 'equals', 'Own')),
      },
      {
        key: 'nationwide-urgent',
        name: 'Ready to start',
        method: 'nationwide-solar-portal',
        price: 2600,
        exclusive: false,
        criteria: everyOf(
          any(field('ProjectTimeline', 'equals', 'Immediately'), field('ProjectTimeline', 'equals', '1-3 Months')),
        ),
        limits: { day: 300 },
        ignoreLimitsOnRescan: true,
      },
    ],
  },
  {
    key: 'helios',
    company: 'Helios Overflow',
    zone: 'America/Denver',
    group: 'National',
    methods: [portal('helios-portal')],
    accounts: [
      {
        key: 'helios-rest',
        name: 'Whatever is left, shared',
        method: 'helios-portal',
        price: 1100,
        priority: 9,
        exclusive: false,
        maxQualifiedPercent: 60,
      },
    ],
  },
];
