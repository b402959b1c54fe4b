import { field, everyOf, type AccountPlan, type MethodPlan } from '#db/seeds/market-plan';
import type { CriteriaGroup } from '#domain/criteria/criteria.schema';
import type { Json } from '#domain/kernel/json';
import type { BuyerBehaviour } from '#test/kit/fakes/buyers/behaviour';

type Config = { readonly [key: string]: Json };

/** One buyer of the demo: how its fake behaves, and how Leadrail is told to reach it. One account each, so that its price says all. */
export interface DemoBuyer {
  readonly key: string;
  readonly company: string;
  readonly zone: string;
  readonly leadType: string;
  /** Listed price in minor units. */
  readonly price: number;
  /** Absent: the buyer takes its leads in the portal. */
  readonly behaviour?: BuyerBehaviour;
  /** What differs from a plain JSON webhook. */
  readonly request?: Config;
  readonly retry?: MethodPlan['retry'];
  readonly criteria?: CriteriaGroup;
  readonly account?: Partial<AccountPlan>;
}

const RETRY = { enabled: true, attempts: 4, waitSeconds: 1 } as const;
const basic = { type: 'basic', username: 'leadrail', password: 'roof:top' } as const;
const digest = { type: 'digest', username: 'leadrail', password: 'sun-set', algorithm: 'SHA-256' } as const;
const bearer = { type: 'bearer', prefix: 'Token', token: 'helio-token-1' } as const;
const oauth = { type: 'oauth2', clientId: 'leadrail', clientSecret: 'mutual-secret' } as const;
const owners = field('HomeOwnership', 'equals', 'Own');

const SOLAR: readonly DemoBuyer[] = [
  {
    key: 'helio',
    company: 'Fast Helio',
    zone: 'America/Phoenix',
    leadType: 'solar',
    price: 4500,
    behaviour: { login: bearer },
    request: { authentication: { type: 'bearer', prefix: bearer.prefix, token: bearer.token } },
    criteria: everyOf(owners, field('State', 'in', ['AZ', 'NV', 'CA'])),
    account: { limits: { day: 12 } },
  },
  {
    key: 'picky',
    company: 'Picky Panels',
    zone: 'America/New_York',
    leadType: 'solar',
    price: 5200,
    behaviour: { login: basic, refuse: { every: 2, reason: 'roof too old' } },
    request: {
      contentType: 'form',
      authentication: { type: 'basic', username: basic.username, password: basic.password },
    },
    criteria: everyOf(owners, field('MonthlyElectricBill', 'greater-or-equal', 220)),
  },
  {
    key: 'stumbling',
    company: 'Stumbling Sun',
    zone: 'America/Chicago',
    leadType: 'solar',
    price: 4800,
    retry: RETRY,
    behaviour: { login: digest, answers: 'xml', failFirst: { times: 1, status: 500, every: 2 } },
    request: {
      contentType: 'xml',
      authentication: { type: 'digest', username: digest.username, password: digest.password },
    },
    criteria: everyOf(owners, field('State', 'in', ['TX', 'FL'])),
  },
  {
    key: 'silent',
    company: 'Silent Solar',
    zone: 'America/New_York',
    leadType: 'solar',
    price: 4600,
    retry: RETRY,
    behaviour: { loseAnswer: { every: 3, how: 'silence' } },
    request: { timeoutMs: 1000 },
    criteria: everyOf(owners, field('State', 'in', ['NY', 'OH'])),
  },
  {
    key: 'dead',
    company: 'Dead Battery Solar',
    zone: 'America/Los_Angeles',
    leadType: 'solar',
    price: 5500,
    retry: { enabled: true, attempts: 1, waitSeconds: 1 },
    behaviour: { failFirst: { times: 1000, status: 503, every: 1 } },
    criteria: everyOf(owners, field('State', 'equals', 'WA')),
  },
  {
    key: 'slow',
    company: 'Slow Roofs',
    zone: 'America/Denver',
    leadType: 'solar',
    price: 3000,
    behaviour: { answers: 'text', delayMs: 400 },
    request: {
      response: {
        format: 'text',
        success: { type: 'regex', pattern: '^ACCEPTED' },
        reference: { type: 'regex', pattern: '^ACCEPTED \\| ([0-9A-F]+)' },
      },
    },
    criteria: everyOf(owners, field('State', 'not-in', ['NV', 'NC'])),
  },
  {
    key: 'portal-power',
    company: 'Portal Power',
    zone: 'America/New_York',
    leadType: 'solar',
    price: 2000,
    criteria: everyOf(owners, field('MonthlyElectricBill', 'greater-or-equal', 90)),
  },
];

const AUTO: readonly DemoBuyer[] = [
  {
    key: 'token-mutual',
    company: 'Token Mutual',
    zone: 'America/New_York',
    leadType: 'auto-insurance',
    price: 1500,
    behaviour: { login: oauth },
    request: {
      authentication: {
        type: 'oauth2',
        grant: 'client-credentials',
        tokenUrl: '{url}/token',
        clientId: oauth.clientId,
        clientSecret: oauth.clientSecret,
      },
    },
    account: { exclusive: false },
  },
  {
    key: 'twice-told',
    company: 'Twice Told Insurance',
    zone: 'America/Chicago',
    leadType: 'auto-insurance',
    price: 1300,
    behaviour: { duplicatesBy: 'household' },
    request: { contentType: 'form' },
    account: { exclusive: false },
  },
  {
    key: 'wobbly',
    company: 'Wobbly Auto',
    zone: 'America/Denver',
    leadType: 'auto-insurance',
    price: 1700,
    behaviour: { flakyPercent: 30 },
    retry: { enabled: true, attempts: 12, waitSeconds: 1 },
    criteria: everyOf(field('State', 'in', ['TX', 'FL', 'OH', 'CA'])),
    account: { exclusive: false },
  },
  {
    key: 'redirect',
    company: 'Redirect Direct',
    zone: 'America/New_York',
    leadType: 'auto-insurance',
    price: 1600,
    behaviour: { confirmsPrice: 1850, redirectUrl: 'https://redirect-direct.example.com/thanks/{id}' },
    request: { method: 'GET', contentType: 'query' },
    criteria: everyOf(field('CurrentlyInsured', 'equals', true)),
    account: { exclusive: false, confirmPrice: true },
  },
  {
    key: 'reset',
    company: 'Reset Insurance',
    zone: 'America/Chicago',
    leadType: 'auto-insurance',
    price: 1400,
    retry: RETRY,
    behaviour: { loseAnswer: { every: 4, how: 'reset' } },
    account: { exclusive: false },
  },
];

const bidder = (post: Config = {}): Config => ({ ...post, referenceName: 'ping_id' });
const MORTGAGE: readonly DemoBuyer[] = [
  {
    key: 'bid-bank',
    company: 'Bid Bank',
    zone: 'America/New_York',
    leadType: 'mortgage',
    price: 100,
    behaviour: { bids: { from: 3000, to: 6000 } },
    request: bidder(),
    criteria: everyOf(field('LTV', 'less-or-equal', 75)),
  },
  {
    key: 'bid-brothers',
    company: 'Bid Brothers',
    zone: 'America/Chicago',
    leadType: 'mortgage',
    price: 100,
    behaviour: { bids: { from: 2000, to: 7000, noBidEvery: 3 } },
    request: bidder({ contentType: 'form' }),
  },
  {
    key: 'bid-refuse',
    company: 'Bid and Refuse',
    zone: 'America/Los_Angeles',
    leadType: 'mortgage',
    price: 100,
    behaviour: { answers: 'xml', bids: { from: 4000, to: 8000 }, refuse: { every: 4, reason: 'changed our mind' } },
    request: bidder({ contentType: 'xml' }),
    criteria: everyOf(field('LTV', 'less-or-equal', 90)),
  },
  {
    key: 'full-house',
    company: 'Full House Loans',
    zone: 'America/Denver',
    leadType: 'mortgage',
    price: 7500,
    behaviour: { capacity: 5 },
    criteria: everyOf(field('LoanType', 'equals', 'Purchase')),
  },
  { key: 'lending-portal', company: 'Lending Portal', zone: 'America/New_York', leadType: 'mortgage', price: 1000 },
];

export const DEMO_BUYERS: readonly DemoBuyer[] = [...SOLAR, ...AUTO, ...MORTGAGE];

/** The fakes to start, by the path they are reached at. */
export const demoBehaviours = (): Record<string, BuyerBehaviour> =>
  Object.fromEntries(DEMO_BUYERS.flatMap(({ key, behaviour }) => (behaviour ? [[key, behaviour]] : [])));
