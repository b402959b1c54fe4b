import type { EntityManager } from '@mikro-orm/postgresql';
import { initOrm } from '../orm';
import { ApiCredential } from '../entities/api-credential.entity';
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
import { readFirstAdministrator, writeFirstAdministrator, type AdministratorSignIn } from './first-administrator';
import type { MarketPlan } from './market-plan';
import { readReceivers, type Receiver } from './read-receivers';
import { seedId } from './seed-keys';
import { seededCredential, writeCredential, type Credential } from './write-credential';
import { marketContext, writeMarket } from './write-market';

const MARKET = 'demo';
const ADMIN = 'admin';

export const DEMO_MARKET: MarketPlan = {
  roles: ROLES,
  people: PEOPLE,
  leadTypes: LEAD_TYPES,
  sources: SOURCES,
  campaigns: CAMPAIGNS,
  buyers: [...SOLAR_BUYERS, ...AUTO_BUYERS, ...MORTGAGE_BUYERS],
};

/** Where somebody begins with nothing of ours: the first administrator alone. */
const NOTHING: MarketPlan = { people: [], leadTypes: [], sources: [], campaigns: [], buyers: [] };

export interface DemoMarket extends AdministratorSignIn {
  /** True when this call wrote it (or went on with writing it). */
  readonly seeded: boolean;
  readonly adminClientId: string;
  readonly adminClientSecret: string;
  /** The campaigns to send to, with what each asks for. The first takes a solar lead from anybody and answers at once. */
  readonly receivers: readonly Receiver[];
}

/**
 * Fills an empty installation with a small market whose buyers all use the lead portal, so that the first lead sells at once and
 * nothing leaves the house. Does nothing when there are lead types of somebody else's. May be called at every start; a call that
 * was cut off is completed by the next. Null when this installation never had the demo market. `empty`: new data get the administrator
 * and nothing else; data that have a market keep it.
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
    const admin = seededCredential(context, ADMIN);
    // The administrator comes last: once it is there the market belongs to its operators, whatever they delete.
    const complete = (await em.count(ApiCredential, { clientId: admin.clientId })) > 0;
    if (!complete && (await isSomebodyElses(em))) return null;
    if (!complete) await writeMarket(context, empty ? NOTHING : DEMO_MARKET);
    await writeFirstAdministrator(context);
    if (!complete)
      await writeCredential(context, {
        key: ADMIN,
        name: empty ? 'Administrator' : 'Administrator of the demo',
        scopes: ['account', 'data'],
        sourceId: null,
      });
    return {
      seeded: !complete,
      ...nameAdmin(admin),
      ...(await readFirstAdministrator(context)),
      receivers: await readReceivers(em, context, DEMO_MARKET),
    };
  } finally {
    await orm.close();
  }
}

const nameAdmin = ({
  clientId,
  clientSecret,
}: Credential): Pick<DemoMarket, 'adminClientId' | 'adminClientSecret'> => ({
  adminClientId: clientId,
  adminClientSecret: clientSecret,
});

async function isSomebodyElses(em: EntityManager): Promise<boolean> {
  const ours = await em.count(LeadType, { id: LEAD_TYPES.map(({ key }) => seedId(MARKET, key)) });
  return ours === 0 && (await em.count(LeadType)) > 0;
}
