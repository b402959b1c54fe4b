import type { RuleProperties } from 'json-rules-engine';
import type { AccountRecord, RoutingSnapshot } from '#domain/distribution/snapshot';
import { fieldDefinitionSchema, type FieldSettings } from '#domain/fields/lead-type.schema';
import { seedFrom, type Seed } from '#domain/kernel/seed';
import type { CriteriaDocument, Operand, Operator } from '#domain/criteria/criteria.schema';

const STATES = [
  'AZ',
  'CA',
  'FL',
  'GA',
  'IL',
  'MA',
  'MI',
  'NC',
  'NJ',
  'NV',
  'NY',
  'OH',
  'OR',
  'PA',
  'TX',
  'UT',
  'VA',
  'WA',
];
const PRODUCTS = ['Solar', 'Battery', 'Roof', 'Windows'];
const ENGINE_OPERATORS: Partial<Record<Operator, string>> = {
  in: 'in',
  equals: 'equal',
  'greater-or-equal': 'greaterThanInclusive',
  'less-or-equal': 'lessThanInclusive',
};

type EngineCondition = Extract<RuleProperties['conditions'], { all: unknown }>['all'][number];
interface Wish {
  readonly field: string;
  readonly operator: Operator;
  readonly value: Operand;
}
export interface BigMarket {
  readonly snapshot: RoutingSnapshot;
  readonly definitions: readonly FieldSettings[];
  /** The same conditions as json-rules-engine writes them. */
  readonly rules: readonly { readonly accountId: string; readonly conditions: readonly EngineCondition[] }[];
}

/** So many accounts of as many buyers, each with five conditions of ordinary kinds; the same ones every time. */
export function bigMarket(accounts: number): BigMarket {
  const seed = seedFrom('bench market');
  const wishes = Array.from({ length: accounts }, () => fiveWishes(seed));
  return {
    snapshot: { leadTypeId: 'solar', configVersion: 1, accounts: wishes.map((five, index) => accountOf(index, five)) },
    definitions: DEFINITIONS,
    rules: wishes.map((five, index) => ({
      accountId: `account-${index}`,
      conditions: five.map(({ field, operator, value }) => ({
        fact: field,
        operator: ENGINE_OPERATORS[operator] ?? operator,
        value,
      })),
    })),
  };
}

/** The fields that criteria compare, of one lead. */
export function leadOf(number: number): { readonly [field: string]: string | number } {
  const seed = seedFrom(`bench lead ${number}`);
  return {
    State: pick(seed, STATES),
    Product: pick(seed, PRODUCTS),
    Age: whole(seed, 18, 90),
    Income: whole(seed, 20, 250) * 1000,
    Bill: whole(seed, 40, 600),
  };
}

const DEFINITIONS: readonly FieldSettings[] = [
  ['State', 'us-state'],
  ['Product', 'text'],
  ['Age', 'integer'],
  ['Income', 'money'],
  ['Bill', 'money'],
].map(([name, kind]) => fieldDefinitionSchema.parse({ name, label: name, kind }));

function fiveWishes(seed: Seed): Wish[] {
  const wanted = whole(seed, 2, 6);
  return [
    { field: 'State', operator: 'in', value: [...new Set(Array.from({ length: wanted }, () => pick(seed, STATES)))] },
    { field: 'Product', operator: 'equals', value: pick(seed, PRODUCTS) },
    { field: 'Age', operator: 'greater-or-equal', value: whole(seed, 18, 55) },
    { field: 'Income', operator: 'greater-or-equal', value: whole(seed, 20, 180) * 1000 },
    { field: 'Bill', operator: 'less-or-equal', value: whole(seed, 100, 600) },
  ];
}

const criteriaOf = (wishes: readonly Wish[]): CriteriaDocument => ({
  v: 1,
  root: { join: 'all', items: wishes.map(({ field, operator, value }) => ({ type: 'field', field, operator, value })) },
});

function accountOf(index: number, wishes: readonly Wish[]): AccountRecord {
  return {
    accountId: `account-${index}`,
    buyerId: `buyer-${index}`,
    name: `Account ${index}`,
    buyerStatus: 'active',
    accountStatus: 'active',
    automated: true,
    price: 1000 + (index % 400) * 10,
    priority: 0,
    exclusive: false,
    requiresOrder: false,
    confirmPrice: false,
    ignoreLimitsOnRescan: false,
    delaySeconds: 0,
    maxReturnPercent: null,
    maxQualifiedPercent: null,
    limits: {},
    criteria: criteriaOf(wishes),
    zone: 'America/New_York',
    schedule: null,
    methodId: `method-${index}`,
    channel: 'webhook',
    methodActive: true,
    methodInTesting: false,
    hasTestingAddress: false,
    pingMethodId: null,
    alternateMethodId: null,
    pingTimeoutMs: 2000,
    retry: { attempts: 3, waitSeconds: 30 },
    timeoutMs: 30_000,
  };
}

const pick = <T>(seed: Seed, items: readonly T[]): T => items[Math.floor(seed() * items.length)] as T;
const whole = (seed: Seed, low: number, high: number): number => Math.floor(low + seed() * (high - low + 1));
