import { SMALL_LEAD_TYPE } from '#db/factories/create-lead-type';
import {
  everyOf,
  field,
  type BuyerPlan,
  type CampaignPlan,
  type MarketPlan,
  type MethodPlan,
} from '#db/seeds/market-plan';
import { importMapping } from '#domain/mapping/import-mapping';
import type { MappingDocument } from '#domain/mapping/mapping.schema';
import type { ChaosBuyer, Trade } from './buyers';

const OWN_ROWS: MappingDocument['fields'] = [
  { to: 'lead_id', from: { type: 'property', property: 'lead-id' }, omitWhenBlank: false },
];
const ANSWER = {
  success: { type: 'path-equals', path: 'status', equals: 'accepted' },
  duplicate: { type: 'path-equals', path: 'status', equals: 'duplicate' },
  refusalMessage: { type: 'path', path: 'reason' },
  price: { type: 'path', path: 'price' },
  reference: { type: 'path', path: 'id' },
};
const BID = {
  ...ANSWER,
  success: { type: 'path-equals', path: 'status', equals: 'bid' },
  reference: { type: 'path', path: 'ping_id' },
};

export interface ChaosCampaign {
  readonly key: string;
  readonly trade: Trade;
  /** Out of ten leads. */
  readonly share: number;
  readonly settings: NonNullable<CampaignPlan['settings']>;
}
const together = { maxDeliveries: 3 };
/** More than there are buyers: an operator finds room while automation is still busy. */
const wide = { maxDeliveries: 9 };
export const CAMPAIGNS: readonly ChaosCampaign[] = [
  { key: 'alone-queued', trade: 'alone', share: 3, settings: {} },
  { key: 'alone-now', trade: 'alone', share: 2, settings: { processing: 'synchronous', answerWithinMs: 3000 } },
  { key: 'alone-reviewed', trade: 'alone', share: 2, settings: { qualityControl: true } },
  { key: 'together-queued', trade: 'together', share: 1, settings: together },
  { key: 'together-wide', trade: 'together', share: 1, settings: wide },
  {
    key: 'together-now',
    trade: 'together',
    share: 1,
    settings: { ...together, processing: 'synchronous', answerWithinMs: 3000 },
  },
];

/** The market of one fault: its own lead types, sources, campaigns and buyers, so that faults never meet in the books. */
export function planMarket(name: string, buyers: readonly ChaosBuyer[], urlOf: (buyer: string) => string): MarketPlan {
  const trades = [...new Set(CAMPAIGNS.map(({ trade }) => trade))];
  return {
    people: [],
    leadTypes: trades.map((trade) => ({
      key: trade,
      name: `${trade} (${name})`,
      industry: 'Chaos',
      document: SMALL_LEAD_TYPE,
    })),
    sources: CAMPAIGNS.map(({ key }) => ({ key: `source-of-${key}`, name: `Source of ${key} (${name})` })),
    campaigns: CAMPAIGNS.map(({ key, trade, settings }) => ({
      key,
      source: `source-of-${key}`,
      leadType: trade,
      name: key,
      price: 700,
      settings,
    })),
    buyers: buyers.map((buyer) => planBuyer(buyer, urlOf(buyer.key))),
  };
}

function planBuyer(buyer: ChaosBuyer, url: string): BuyerPlan {
  const { key, price, exclusive, limits, delaySeconds, state, zone } = buyer;
  const pinged = buyer.behaviour.bids !== undefined;
  return {
    key,
    zone,
    company: key,
    methods: [postMethod(buyer, url), ...(pinged ? [pingMethod(buyer, url)] : [])],
    accounts: [
      {
        key: `${key}-account`,
        name: key,
        method: `${key}-post`,
        price,
        exclusive,
        ...(pinged && { pingMethod: `${key}-ping` }),
        ...(state !== undefined && { criteria: everyOf(field('State', 'equals', state)) }),
        ...(limits && { limits }),
        ...(delaySeconds !== undefined && { delaySeconds }),
      },
    ],
  };
}

function postMethod(
  { key, trade, behaviour, timeoutMs = 4000, retries, waitSeconds = 1 }: ChaosBuyer,
  url: string,
): MethodPlan {
  const pinged = behaviour.bids !== undefined;
  return {
    key: `${key}-post`,
    leadType: trade,
    name: 'Post',
    channel: pinged ? 'ping-post' : 'webhook',
    config: { v: 1, productionUrl: url, timeoutMs, response: ANSWER, ...(pinged && { referenceName: 'ping_id' }) },
    mapping: { v: 1, fields: [...importMapping(SMALL_LEAD_TYPE.fields).fields, ...OWN_ROWS] },
    ...(retries !== undefined && { retry: { enabled: true, attempts: retries, waitSeconds } }),
  };
}

const pingMethod = ({ key, trade }: ChaosBuyer, url: string): MethodPlan => ({
  key: `${key}-ping`,
  leadType: trade,
  name: 'Ping',
  channel: 'webhook',
  config: { v: 1, productionUrl: `${url}/ping`, timeoutMs: 1500, response: BID },
  mapping: {
    v: 1,
    fields: [{ to: 'State', from: { type: 'field', field: 'State' }, omitWhenBlank: true }, ...OWN_ROWS],
  },
});
