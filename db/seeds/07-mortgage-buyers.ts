import { everyOf, field, type BuyerPlan, type MethodPlan } from './market-plan';

const portal = (key: string, extra: Partial<MethodPlan> = {}): MethodPlan => ({
  key,
  leadType: 'mortgage',
  name: 'Lead portal',
  ...extra,
});

/** Lenders: by state, by loan to value and by who the borrower is. */
export const MORTGAGE_BUYERS: readonly BuyerPlan[] = [
  {
    key: 'carolina',
    company: 'Carolina Home Loans',
    zone: 'America/New_York',
    group: 'Regional',
    methods: [portal('carolina-portal')],
    accounts: [
      {
        key: 'carolina-home',
        name: 'Carolinas and Virginia',
        method: 'carolina-portal',
        price: 6000,
        criteria: everyOf(field('State', 'in', ['NC', 'SC', 'VA']), field('LTV', 'less-or-equal', 95)),
        limits: { day: 40, month: 900 },
      },
    ],
  },
  {
    key: 'first-harbor',
    company: 'First Harbor Bank',
    zone: 'America/New_York',
    group: 'Banks',
    methods: [portal('first-harbor-portal', { notify: ['marcus'] })],
    accounts: [
      {
        key: 'first-harbor-refinance',
        name: 'Refinance up to 80 %',
        method: 'first-harbor-portal',
        price: 5500,
        criteria: everyOf(field('LoanType', 'in', ['Refinance', 'CashOut']), {
          type: 'expression',
          expression: 'MortgageBalance / HomeValue * 100',
          operator: 'less-or-equal',
          value: 80,
        }),
      },
      {
        key: 'first-harbor-purchase',
        name: 'Purchase, shared',
        method: 'first-harbor-portal',
        price: 2800,
        exclusive: false,
        criteria: everyOf(field('LoanType', 'equals', 'Purchase')),
      },
    ],
  },
  {
    key: 'veterans',
    company: 'Veterans Lending',
    zone: 'America/Chicago',
    group: 'Banks',
    methods: [portal('veterans-portal')],
    accounts: [
      {
        key: 'veterans-only',
        name: 'Veterans',
        method: 'veterans-portal',
        price: 6500,
        priority: 1,
        criteria: everyOf(field('Military', 'equals', true)),
      },
    ],
  },
  {
    key: 'summit',
    company: 'Summit Mortgage',
    zone: 'America/Denver',
    group: 'National',
    methods: [portal('summit-portal')],
    accounts: [
      {
        key: 'summit-all',
        name: 'All loans, shared',
        method: 'summit-portal',
        price: 2000,
        priority: 5,
        exclusive: false,
      },
      {
        key: 'summit-jumbo',
        name: 'Jumbo loans',
        method: 'summit-portal',
        price: 7000,
        criteria: everyOf(field('LoanAmount', 'greater-than', 750000), field('CreditScore', 'greater-or-equal', 700)),
        limits: { week: 25 },
      },
    ],
  },
];
