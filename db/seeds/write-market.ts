import type { MarketContext } from './market-context';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hash } from '@node-rs/argon2';
import { createAppUser } from '../factories/create-app-user';
import { createCampaign } from '../factories/create-campaign';
import { createLeadType } from '../factories/create-lead-type';
import { createRole } from '../factories/create-role';
import { createSource } from '../factories/create-source';
import { AppUser } from '../entities/app-user.entity';
import { Campaign } from '../entities/campaign.entity';
import { LeadType } from '../entities/lead-type.entity';
import { Role } from '../entities/role.entity';
import { Source } from '../entities/source.entity';
import type { SecretBox } from '../secrets/secret-box';
import type { MarketPlan } from './market-plan';
import { seedId } from './seed-keys';
import { once } from './once';
import { writeBuyer } from './write-buyer';
import { writeCredential } from './write-credential';

export function marketContext(em: EntityManager, box: SecretBox, market: string): MarketContext {
  return { em, box, market, id: (key) => seedId(market, key) };
}

/** Writes a market row by row, each with its history. What is there already is left as it is. */
export async function writeMarket(context: MarketContext, plan: MarketPlan): Promise<void> {
  const { em, id } = context;
  for (const { key, name, permissions } of plan.roles ?? [])
    await once(em, Role, id(key), (rowId) => createRole(em, { id: rowId, name, permissions: [...permissions] }));
  for (const { key, role, ...person } of plan.people)
    await once(em, AppUser, id(key), (rowId) =>
      createAppUser(em, { ...person, roleId: role === undefined ? null : id(role), id: rowId }),
    );
  for (const { key, ...leadType } of plan.leadTypes)
    await once(em, LeadType, id(key), (rowId) => createLeadType(em, { ...leadType, id: rowId }));
  for (const { key, credential, accessRules = [], ...source } of plan.sources) {
    await once(em, Source, id(key), (rowId) =>
      createSource(em, { ...source, accessRules: [...accessRules], id: rowId }),
    );
    if (credential) await writeCredential(context, { key, name: source.name, scopes: ['receiver'], sourceId: id(key) });
  }
  await writeCampaigns(context, plan);
  for (const buyer of plan.buyers) await writeBuyer(context, buyer);
}

async function writeCampaigns({ em, id }: MarketContext, plan: MarketPlan): Promise<void> {
  for (const campaign of plan.campaigns) {
    const { key, name, price, settings, criteria, limits = {}, password } = campaign;
    await once(em, Campaign, id(key), async (rowId) =>
      createCampaign(em, {
        id: rowId,
        name,
        priceMinor: price,
        limits,
        sourceId: id(campaign.source),
        leadTypeId: id(campaign.leadType),
        ...(settings && { settings }),
        ...(criteria && { criteria: { v: 1, root: criteria } }),
        ...(password !== undefined && { passwordHash: await hash(password) }),
      }),
    );
  }
}
