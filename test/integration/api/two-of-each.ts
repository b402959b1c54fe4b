import type { EntityManager } from '@mikro-orm/postgresql';
import { createBuyer } from '#db/factories/create-buyer';
import { createCampaign } from '#db/factories/create-campaign';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { createDeliveryMethod } from '#db/factories/create-delivery-method';
import { createLeadType } from '#db/factories/create-lead-type';
import { createSource } from '#db/factories/create-source';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { insert, insertDelivery, insertLead } from '../db/insert-rows';

type Kind = 'buyer' | 'source' | 'leadType';
export type Half = 'mine' | 'theirs';
export interface World {
  readonly ids: Readonly<
    Record<Kind | 'campaign' | 'method' | 'account' | 'lead' | 'delivery' | 'return', Readonly<Record<Half, string>>>
  >;
}

/** Two markets side by side that share nothing: buyer, source, lead type, campaign, account, a sold lead of which one asks to return it. */
export async function makeTwoOfEach(em: EntityManager, sql: Queryable): Promise<World> {
  const halves = { mine: await makeHalf(em, sql, 'Mine'), theirs: await makeHalf(em, sql, 'Theirs') };
  const names = Object.keys(halves.mine) as (keyof World['ids'])[];
  return {
    ids: Object.fromEntries(
      names.map((name) => [name, { mine: halves.mine[name], theirs: halves.theirs[name] }]),
    ) as World['ids'],
  };
}

async function makeHalf(em: EntityManager, sql: Queryable, name: string): Promise<Record<keyof World['ids'], string>> {
  const leadType = (await createLeadType(em, { name: `${name} type` })).id;
  const source = (await createSource(em, { name: `${name} source` })).id;
  const buyer = (await createBuyer(em, { company: `${name} buyer` })).id;
  const campaign = await createCampaign(em, { name: `${name} campaign`, sourceId: source, leadTypeId: leadType });
  const method = (await createDeliveryMethod(em, { name: `${name} method`, buyerId: buyer, leadTypeId: leadType })).id;
  const account = (
    await createDeliveryAccount(em, {
      name: `${name} account`,
      buyerId: buyer,
      leadTypeId: leadType,
      deliveryMethodId: method,
    })
  ).id;
  const lead = await insertLead(sql, campaign, {
    stage: 'closed',
    outcome: 'sold',
    first_name: name,
    last_name: 'Lead',
    email: `${name.toLowerCase()}@example.com`,
    phone: '5125550100',
    city: 'Austin',
    state: 'TX',
    grade: 'A',
    price_minor: 1000,
    cost_minor: 1000,
    revenue_minor: 2500,
    received_at: new Date('2026-05-01T14:30:00Z'),
    closed_at: new Date(),
    fields: { FirstName: name },
  });
  const given = { id: account, buyerId: buyer, deliveryMethodId: method };
  const delivery = await insertDelivery(sql, lead, given, { state: 'accepted', decided_at: new Date() });
  const waiting = await insertLead(sql, campaign, {
    stage: 'qc',
    outcome: 'qc',
    first_name: name,
    last_name: 'Waiting',
    fields: { FirstName: name },
  });
  await insertDelivery(sql, waiting, given, { state: 'unknown' });
  const returned = newId();
  await insert(sql, 'lead_return', {
    id: returned,
    delivery_id: delivery,
    reason_code: 'wrong-number',
    requested_by: 'test',
  });
  return { leadType, source, buyer, campaign: campaign.id, method, account, lead, delivery, return: returned };
}
