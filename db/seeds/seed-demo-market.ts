import type { EntityManager } from '@mikro-orm/postgresql';
import { initOrm } from '../orm';
import { Installation } from '../entities/installation.entity';
import { LeadType } from '../entities/lead-type.entity';
import { createSecretBox } from '../secrets/secret-box';
import { ROLES } from './00-roles';
import { PEOPLE } from './01-people';
import { LEAD_TYPES } from './02-lead-types';
import { SOURCES } from './03-sources';
import { CAMPAIGNS } from './04-campaigns';
import { SOLAR_BUYERS } from './05-solar-buyers';
import { AUTO_BUYERS } from './06-auto-buyers';
import { MORTGAGE_BUYERS } from './07-mortgage-buyers';
import type { MarketPlan } from './market-plan';
import { readReceivers, type Receiver } from './read-receivers';
import { seedId } from './seed-keys';
import { marketContext, writeMarket } from './write-market';

const MARKET = 'demo';

export const DEMO_MARKET: MarketPlan = {
  roles: ROLES,
  people: PEOPLE,
  leadTypes: LEAD_TYPES,
  sources: SOURCES,
  campaigns: CAMPAIGNS,
  buyers: [...SOLAR_BUYERS, ...AUTO_BUYERS, ...MORTGAGE_BUYERS],
};

/** Where somebody begins with nothing of ours. */
const NOTHING: MarketPlan = { people: [], leadTypes: [], sources: [], campaigns: [], buyers: [] };

export interface DemoMarket {
  /** True when this call wrote it (or went on with writing it). */
  readonly seeded: boolean;
  /** The campaigns to send to, with what each asks for. The first takes a solar lead from anybody and answers at once. */
  readonly receivers: readonly Receiver[];
}

/**
 * Fills an empty installation with a small market whose buyers all use the lead portal, so that the first lead sells at once and
 * nothing leaves the house. Does nothing when there are lead types of somebody else's. May be called at every start; a call that
 * was cut off is completed by the next. Null when this installation never had the demo market. `empty`: new data get nothing; data that
 * have a market keep it. Nobody can sign in by it, see `makeFirstSignIn`.
 */
export async function seedDemoMarket(
  databaseUrl: string,
  secretKey: string,
  { empty = false } = {},
): Promise<DemoMarket | null> {
  const box = createSecretBox(secretKey);
  const orm = await initOrm(databaseUrl);
  try {
    const context = marketContext(orm.em, box, MARKET);
    const em = orm.em.fork();
    const complete = await isSeeded(em);
    if (!complete && (await isSomebodyElses(em))) return null;
    if (!complete) await writeMarket(context, empty ? NOTHING : DEMO_MARKET);
    // From here on the market belongs to its operators, whatever they delete.
    if (!complete) await em.getConnection().execute('update installation set seeded_at = now()');
    return { seeded: !complete, receivers: await readReceivers(em, context, DEMO_MARKET) };
  } finally {
    await orm.close();
  }
}

async function isSeeded(em: EntityManager): Promise<boolean> {
  return (await em.count(Installation, { seededAt: { $ne: null } })) > 0;
}

async function isSomebodyElses(em: EntityManager): Promise<boolean> {
  const ours = await em.count(LeadType, { id: LEAD_TYPES.map(({ key }) => seedId(MARKET, key)) });
  return ours === 0 && (await em.count(LeadType)) > 0;
}
