import { LEAD_TYPES } from '#db/seeds/02-lead-types';
import { everyOf, field, type MarketPlan } from '#db/seeds/market-plan';
import { importMapping } from '#domain/mapping/import-mapping';

/** Most leads the capped account takes a day. */
export const CAP = 300;

const leadTypes = LEAD_TYPES.filter(({ key }) => key === 'solar' || key === 'mortgage');
const solarFields = leadTypes.find(({ key }) => key === 'solar')?.document.fields ?? [];

/** One source, one buyer with criteria and a cap that is never reached; and a capped account of another lead type, for bookers alone. */
export const benchMarket = (buyerUrl: string): MarketPlan => ({
  people: [],
  leadTypes,
  sources: [{ key: 'site', name: 'Bench site' }],
  campaigns: [
    { key: 'queued', source: 'site', leadType: 'solar', name: 'Queued', price: 1500 },
    {
      key: 'synchronous',
      source: 'site',
      leadType: 'solar',
      name: 'Answered at once',
      price: 1500,
      settings: { processing: 'synchronous' },
    },
  ],
  buyers: [
    instantBuyer(buyerUrl),
    {
      key: 'capped',
      company: 'Capped Lending',
      zone: 'America/New_York',
      methods: [{ key: 'capped-portal', leadType: 'mortgage', name: 'Portal' }],
      accounts: [
        {
          key: 'capped-account',
          name: 'Capped',
          method: 'capped-portal',
          price: 2000,
          exclusive: false,
          limits: { day: CAP },
        },
      ],
    },
  ],
});

const instantBuyer = (buyerUrl: string): MarketPlan['buyers'][number] => ({
  key: 'instant',
  company: 'Instant Solar',
  zone: 'America/Phoenix',
  methods: [
    {
      key: 'instant-hook',
      leadType: 'solar',
      name: 'Hook',
      channel: 'webhook',
      config: {
        v: 1,
        productionUrl: buyerUrl,
        timeoutMs: 5000,
        response: {
          success: { type: 'path-equals', path: 'status', equals: 'accepted' },
          reference: { type: 'path', path: 'id' },
        },
      },
      mapping: importMapping(solarFields),
    },
  ],
  accounts: [
    {
      key: 'instant-all',
      name: 'Desert owners',
      method: 'instant-hook',
      price: 4500,
      limits: { day: 1_000_000 },
      criteria: everyOf(field('HomeOwnership', 'equals', 'Own'), field('State', 'in', ['AZ', 'NV', 'NM'])),
    },
  ],
});
