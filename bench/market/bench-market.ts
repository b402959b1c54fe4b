import { LEAD_TYPES } from '#db/seeds/02-lead-types';
import { everyOf, field, type MarketPlan } from '#db/seeds/market-plan';
import { importMapping } from '#domain/mapping/import-mapping';

/** Leads of this state go to the buyer that never answers. */
export const HANGING_STATE = 'CA';
/** Most leads the capped account takes a day. */
export const CAP = 300;

const leadTypes = LEAD_TYPES.filter(({ key }) => key === 'solar' || key === 'mortgage');
const solarFields = leadTypes.find(({ key }) => key === 'solar')?.document.fields ?? [];

/** One source, one buyer with criteria and a cap that is never reached, one that never answers; and a capped account of another lead type, for bookers alone. */
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
    webhookBuyer({ key: 'instant', company: 'Instant Solar', url: buyerUrl, states: ['AZ', 'NV', 'NM'] }),
    webhookBuyer({ key: 'hanging', company: 'Hanging Solar', url: `${buyerUrl}/never`, states: [HANGING_STATE] }),
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

interface WebhookBuyer {
  readonly key: string;
  readonly company: string;
  readonly url: string;
  readonly states: readonly string[];
}
const webhookBuyer = ({ key, company, url, states }: WebhookBuyer): MarketPlan['buyers'][number] => ({
  key,
  company,
  zone: 'America/Phoenix',
  methods: [
    {
      key: `${key}-hook`,
      leadType: 'solar',
      name: 'Hook',
      channel: 'webhook',
      config: {
        v: 1,
        productionUrl: url,
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
      key: `${key}-all`,
      name: `Owners in ${states.join(', ')}`,
      method: `${key}-hook`,
      price: 4500,
      limits: { day: 1_000_000 },
      criteria: everyOf(field('HomeOwnership', 'equals', 'Own'), field('State', 'in', [...states])),
    },
  ],
});
