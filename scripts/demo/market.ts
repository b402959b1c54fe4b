import {
  everyOf,
  field,
  type BuyerPlan,
  type CampaignPlan,
  type MarketPlan,
  type MethodPlan,
} from '#db/seeds/market-plan';
import type { Json } from '#domain/kernel/json';
import { EXAMPLE_LEADS, LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';
import { importMapping } from '#domain/mapping/import-mapping';
import type { MappingDocument } from '#domain/mapping/mapping.schema';
import { DEMO_BUYERS, type DemoBuyer } from './buyers';

const OWN_ROWS: MappingDocument['fields'] = [
  { to: 'lead_id', from: { type: 'property', property: 'lead-id' }, omitWhenBlank: false },
  { to: 'offered_price', from: { type: 'property', property: 'price' }, omitWhenBlank: false },
];
/** A ping tells enough to bid on and nothing about the person. */
const PING_ROWS: MappingDocument['fields'] = ['State', 'PostalCode', 'LoanType', 'LoanAmount', 'LTV'].map((name) => ({
  to: name,
  from: { type: 'field', field: name },
  omitWhenBlank: true,
}));
const STATUS_RESPONSE = {
  success: { type: 'path-equals', path: 'status', equals: 'accepted' },
  duplicate: { type: 'path-equals', path: 'status', equals: 'duplicate' },
  refusalMessage: { type: 'path', path: 'reason' },
  price: { type: 'path', path: 'price' },
  reference: { type: 'path', path: 'id' },
  redirectUrl: { type: 'path', path: 'redirect_url' },
};
const BID_RESPONSE = {
  ...STATUS_RESPONSE,
  success: { type: 'path-equals', path: 'status', equals: 'bid' },
  reference: { type: 'path', path: 'ping_id' },
};

/** The market of one demo run: its own lead types, sources and buyers, named after the run, so that runs never meet. */
export function demoMarket(run: string, urlOf: (buyer: string) => string, plainNames = false): MarketPlan {
  const named = (name: string): string => (plainNames ? name : `${name} (demo ${run})`);
  return {
    people: [
      {
        key: 'watcher',
        name: named('Wanda Watcher'),
        email: `wanda.${run}@leadrail.example.com`,
        phone: '+15125550101',
      },
    ],
    leadTypes: LEAD_TYPE_LIBRARY.filter(({ id }) => id in EXAMPLE_LEADS).map(({ id, name, industry, document }) => ({
      key: id,
      name: plainNames ? `${name}, over HTTP` : named(name),
      industry,
      document,
    })),
    sources: SOURCES.map((source) => ({ ...source, name: named(source.name) })),
    campaigns: CAMPAIGNS,
    buyers: DEMO_BUYERS.map((buyer) => planBuyer(buyer, urlOf(buyer.key))),
  };
}

const SOURCES: MarketPlan['sources'] = [
  { key: 'flat', name: 'Flat JSON Media' },
  {
    key: 'forms',
    name: 'Form Factory',
    accessRules: [
      { action: 'allow', cidr: '127.0.0.0/8' },
      { action: 'allow', cidr: '::1' },
    ],
  },
  { key: 'tokens', name: 'Token Traffic', credential: true },
  { key: 'markup', name: 'Markup Leads' },
  { key: 'links', name: 'Link Lists' },
];

const seen = { sendResponses: true };
const CAMPAIGNS: readonly CampaignPlan[] = [
  {
    key: 'solar-now',
    source: 'flat',
    leadType: 'solar',
    name: 'Solar, answered at once',
    price: 1500,
    settings: { ...seen, processing: 'synchronous', answerWithinMs: 8000 },
    criteria: everyOf(field('HomeOwnership', 'equals', 'Own')),
  },
  {
    key: 'solar-reviewed',
    source: 'markup',
    leadType: 'solar',
    name: 'Solar, reviewed',
    price: 900,
    password: 'markup-password',
    settings: { ...seen, qualityControl: true },
  },
  {
    key: 'auto-shared',
    source: 'forms',
    leadType: 'auto-insurance',
    name: 'Car insurance, up to three buyers',
    price: 600,
    settings: { ...seen, maxDeliveries: 3 },
  },
  {
    key: 'auto-nested',
    source: 'flat',
    leadType: 'auto-insurance',
    name: 'Car insurance, small households',
    price: 700,
    settings: { ...seen, processing: 'synchronous' },
    criteria: everyOf(field('DriverCount', 'less-or-equal', 2)),
  },
  {
    key: 'mortgage-auction',
    source: 'tokens',
    leadType: 'mortgage',
    name: 'Mortgage auction',
    price: 2000,
    settings: { ...seen, requireAuthentication: true },
  },
  {
    key: 'mortgage-links',
    source: 'links',
    leadType: 'mortgage',
    name: 'Mortgage, odd ones to review',
    price: 1200,
    settings: { ...seen, defaultReject: 'qc' },
    criteria: everyOf(field('CreditScore', 'greater-or-equal', 600)),
  },
];

function planBuyer(buyer: DemoBuyer, url: string): BuyerPlan {
  const { key, company, zone, price, criteria, account } = buyer;
  const bids = buyer.behaviour?.bids !== undefined;
  const methods = [postMethod(buyer, url), ...(bids ? [pingMethod(buyer, url)] : [])];
  return {
    key,
    company,
    zone,
    methods,
    accounts: [
      {
        key: `${key}-account`,
        name: company,
        method: `${key}-post`,
        price,
        ...(bids && { pingMethod: `${key}-ping` }),
        ...(criteria && { criteria }),
        ...account,
      },
    ],
  };
}

function postMethod({ key, leadType, behaviour, request, retry }: DemoBuyer, url: string): MethodPlan {
  const base = { key: `${key}-post`, leadType, name: 'Main', notify: ['watcher'], ...(retry && { retry }) };
  if (!behaviour) return base;
  const channel = behaviour.bids ? 'ping-post' : 'webhook';
  const config = { v: 1, productionUrl: url, timeoutMs: 5000, response: STATUS_RESPONSE, ...request };
  return {
    ...base,
    channel,
    config: fillUrl(config, url),
    mapping: { v: 1, fields: [...importMapping(documentOf(leadType)).fields, ...OWN_ROWS, ...ownRows(key)] },
  };
}

function pingMethod({ key, leadType }: DemoBuyer, url: string): MethodPlan {
  const config = { v: 1, productionUrl: `${url}/ping`, timeoutMs: 2000, response: BID_RESPONSE };
  return {
    key: `${key}-ping`,
    leadType,
    name: 'Ping',
    channel: 'webhook',
    config,
    mapping: { v: 1, fields: [...PING_ROWS, ...OWN_ROWS] },
  };
}

/** One buyer compares households: the postal code with the last name. */
const ownRows = (key: string): MappingDocument['fields'] =>
  key === 'twice-told'
    ? [{ to: 'household', from: { type: 'expression', expression: 'LastName & PostalCode' }, omitWhenBlank: false }]
    : [];

const documentOf = (leadType: string) => LEAD_TYPE_LIBRARY.find(({ id }) => id === leadType)?.document.fields ?? [];
const fillUrl = (config: { readonly [key: string]: Json }, url: string): { [key: string]: Json } =>
  JSON.parse(JSON.stringify(config).replaceAll('{url}', url)) as { [key: string]: Json };
