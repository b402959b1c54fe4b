import type { RawFields } from '#domain/kernel/lead-fields';
import { STATES } from './buyers';
import { CAMPAIGNS } from './plan-market';

/** One lead that a source is going to send. */
export interface Order {
  readonly number: number;
  readonly campaign: string;
  /** The source's Idempotency-Key. */
  readonly key: string;
  /** Orders with the same person are duplicates of each other: only one of them may be sold. */
  readonly person: string;
  readonly fields: RawFields;
  /** The source sends it twice on purpose, with the same key. */
  readonly twice: boolean;
}

/** Campaigns by their share, each with every state. */
const MIX = CAMPAIGNS.flatMap(({ key, share }) => Array.from({ length: share }, () => key)).flatMap((campaign) =>
  STATES.map((state) => ({ campaign, state })),
);
/** Has no divisor in common with the number of combinations, so that a short run is as mixed as a long one. */
const STRIDE = 27;
const REPEATS = { every: 20, at: 13, back: 7 } as const;
const TWICE_EVERY = 10;
const AREA_CODES = [212, 213, 305, 312, 404, 415, 480, 503, 512, 602, 614, 702, 704, 713, 801, 919];

/** The nth lead of a run, the same for the same run: every 20th repeats the person of an earlier one, every 10th is sent twice. */
export function orderOf(run: string, number: number): Order {
  const repeats = number % REPEATS.every === REPEATS.at;
  const told = repeats ? number - REPEATS.back : number;
  const { campaign, state } = MIX[(told * STRIDE) % MIX.length]!;
  return {
    number,
    campaign,
    key: `${run}-${number}`,
    person: `${run}.${told}`,
    twice: number % TWICE_EVERY === 0,
    fields: {
      FirstName: 'Testa',
      LastName: 'McExample',
      Email: `chaos.${run}.${told}@example.com`,
      State: state,
      PostalCode: '85001',
      Phone: `(${AREA_CODES[Math.floor(told / 100) % AREA_CODES.length]}) 555-${String(100 + (told % 100)).padStart(4, '0')}`,
    },
  };
}

/** How many of the first `leads` orders are of a campaign (by the start of its key) and a state. */
export function countOrders(leads: number, campaign: string, state?: string): number {
  return Array.from({ length: leads }, (_, number) => MIX[(number * STRIDE) % MIX.length]!).filter(
    (order) => order.campaign.startsWith(campaign) && (state === undefined || order.state === state),
  ).length;
}
