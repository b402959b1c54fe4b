import type { CriteriaDocument, CriteriaGroup, Operand, Operator } from '#domain/criteria/criteria.schema';
import type { AccountRecord, AccountStanding, RoutingSnapshot } from '#domain/distribution/snapshot';
import type { PlanFacts } from '#domain/distribution/plan';
import type { FieldKind, FieldSettings } from '#domain/fields/lead-type.schema';
import type { LeadFields } from '#domain/kernel/lead-fields';

/** A field of a lead type with nothing set but what is given. */
function field(name: string, kind: FieldKind, extra: Partial<FieldSettings> = {}): FieldSettings {
  return {
    name,
    kind,
    label: name,
    required: false,
    profanity: 'allow',
    useForDuplicateCheck: false,
    pivotReportable: false,
    searchable: false,
    excludeFromIntegrations: false,
    showOn: ['details'],
    ...extra,
  };
}

/** One field of every value type that criteria compare, and a group with a group inside. */
export const SAMPLE_DEFINITIONS: readonly FieldSettings[] = [
  field('State', 'us-state'),
  field('Vertical', 'text'),
  field('ZipCode', 'postal-code'),
  field('Phone', 'phone'),
  field('Email', 'email'),
  field('Age', 'integer'),
  field('Income', 'money'),
  field('Account', 'large-integer'),
  field('Owner', 'yes-no', { label: 'Home owner' }),
  field('MovedAt', 'date-time'),
  field('BornOn', 'date-time'),
  field('Ratio', 'calculated', { expression: 'Balance / Value' }),
  field('Drivers', 'sub-fields', {
    fields: [
      field('Age', 'integer'),
      field('Name', 'text'),
      field('Policies', 'sub-fields', { fields: [field('Limit', 'money')] }),
    ],
  }),
];

export const SAMPLE_LEAD: LeadFields = {
  State: 'CA',
  Vertical: 'Solar',
  ZipCode: '90210',
  Phone: '3105551234',
  Email: 'ada@example.org',
  Age: 42,
  Income: 85000,
  Account: '9007199254740993',
  Owner: true,
  MovedAt: '2026-03-01T14:05:00Z',
  BornOn: '1980-06-15',
  Ratio: 0.8,
  Drivers: [
    { Age: 44, Name: 'Ada', Policies: [{ Limit: 100 }, { Limit: 300 }] },
    { Age: 19, Name: 'Ben', Policies: [] },
  ],
};

/** A field condition in one line. */
export function when(name: string, operator: Operator, value?: Operand): CriteriaGroup['items'][number] {
  return { type: 'field', field: name, operator, ...(value === undefined ? {} : { value }) };
}

export function criteria(...items: CriteriaGroup['items']): CriteriaDocument {
  return { v: 1, root: { join: 'all', items } };
}

/** An active account of its own buyer that takes every lead for 10.00; override what the test is about. */
export function account(accountId: string, overrides: Partial<AccountRecord> = {}): AccountRecord {
  return {
    accountId,
    buyerId: `buyer-of-${accountId}`,
    name: `Account ${accountId}`,
    buyerStatus: 'active',
    accountStatus: 'active',
    automated: true,
    price: 1000,
    priority: 0,
    exclusive: false,
    requiresOrder: false,
    confirmPrice: false,
    ignoreLimitsOnRescan: false,
    delaySeconds: 0,
    maxReturnPercent: null,
    maxQualifiedPercent: null,
    limits: {},
    criteria: criteria(),
    zone: 'America/New_York',
    schedule: null,
    methodId: `method-of-${accountId}`,
    channel: 'webhook',
    methodActive: true,
    methodInTesting: false,
    hasTestingAddress: false,
    pingMethodId: null,
    alternateMethodId: null,
    pingTimeoutMs: 2000,
    retry: { attempts: 3, waitSeconds: 30 },
    timeoutMs: 30000,
    ...overrides,
  };
}

export function snapshot(...accounts: readonly AccountRecord[]): RoutingSnapshot {
  return { leadTypeId: 'lead-type-1', configVersion: 1, accounts };
}

export function standing(overrides: Partial<AccountStanding> = {}): AccountStanding {
  return { used: { hour: 0, day: 0, week: 0, month: 0 }, qualified: 0, delivered: 0, returned: 0, ...overrides };
}

/** A fresh lead on a Wednesday at 11:00 in New York, to be sold once by price; override what the test is about. */
export function planFacts(overrides: Partial<PlanFacts> = {}): PlanFacts {
  return {
    fields: SAMPLE_LEAD,
    test: false,
    computed: new Map(),
    now: Date.UTC(2026, 5, 10, 15),
    seedText: 'lead-1',
    strategy: 'price',
    priceOptimization: false,
    slots: 1,
    alreadySold: false,
    standings: new Map(),
    excludeAccounts: new Set(),
    excludeBuyers: new Set(),
    havingBuyers: new Set(),
    ...overrides,
  };
}
