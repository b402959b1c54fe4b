import { all, any, field, type CampaignPlan } from './market-plan';

/** On which terms the publishers send. The first one answers with the outcome and is the one to try by hand. */
export const CAMPAIGNS: readonly CampaignPlan[] = [
  {
    key: 'solar-web', source: 'bright-leads', leadType: 'solar', name: 'Solar web form', price: 1500,
    settings: { processing: 'synchronous', sendResponses: true, duplicates: { days: 30 } },
    criteria: all(field('HomeOwnership', 'equals', 'Own')),
  },
  {
    key: 'solar-shared', source: 'home-compare', leadType: 'solar', name: 'Solar comparison, up to three installers', price: 1800,
    settings: { maxDeliveries: 3, duplicates: { days: 60, route: 'new-buyers-only' } },
  },
  {
    key: 'solar-events', source: 'door-knock', leadType: 'solar', name: 'Solar from home shows, reviewed', price: 900,
    settings: { qualityControl: true, duplicates: { days: 90, includeRejected: true } }, limits: { day: 200 },
  },
  {
    key: 'auto-web', source: 'bright-leads', leadType: 'auto-insurance', name: 'Car insurance web form', price: 600,
    settings: { maxDeliveries: 3, automation: 'priority' },
  },
  {
    key: 'auto-quotes', source: 'quote-cafe', leadType: 'auto-insurance', name: 'Car insurance quotes', price: 750, password: 'espresso-doppio',
    settings: { processing: 'synchronous', answerWithinMs: 5000 }, criteria: all(field('DriverCount', 'less-or-equal', 4)), limits: { day: 500, month: 8000 },
  },
  {
    key: 'mortgage-api', source: 'rate-finder', leadType: 'mortgage', name: 'Mortgage leads by API, graded', price: 2200,
    settings: { requireAuthentication: true, grading: true },
  },
  {
    key: 'mortgage-web', source: 'home-compare', leadType: 'mortgage', name: 'Mortgage web form, odd ones to review', price: 1900,
    settings: { defaultReject: 'qc', returnWindowDays: 14 }, criteria: all(field('LTV', 'less-or-equal', 97), any(field('CreditScore', 'unknown'), field('CreditScore', 'greater-or-equal', 580))),
  },
  {
    key: 'mortgage-aged', source: 'bright-leads', leadType: 'mortgage', name: 'Aged mortgage data, delivered as it is', price: 300,
    settings: { defaultReject: 'deliver', maxDeliveries: 2, duplicates: { days: 0 } },
  },
];
