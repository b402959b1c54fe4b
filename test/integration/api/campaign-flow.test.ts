import { createBuyer } from '#db/factories/create-buyer';
import { createCampaign } from '#db/factories/create-campaign';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { createDeliveryMethod } from '#db/factories/create-delivery-method';
import { createLeadType } from '#db/factories/create-lead-type';
import { createSource } from '#db/factories/create-source';
import { initOrm } from '#db/orm';
import type { CampaignFlow } from '#domain/process/campaign-flow.schema';
import { PERMISSIONS } from '#api/contract/permissions';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';

let database: TestDatabase;
let api: TestApi;
let admin: TestSession;
let ids: { campaign: string; buyers: string[]; source: string };
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  admin = await openTestSession(api, database, PERMISSIONS);
  const orm = await initOrm(database.url);
  const em = orm.em.fork();
  const [leadType, source] = [await createLeadType(em), await createSource(em)];
  const campaign = await createCampaign(em, { sourceId: source.id, leadTypeId: leadType.id });
  const buyers: string[] = [];
  for (const company of ['Acme', 'Zenith']) {
    const buyer = await createBuyer(em, { company });
    const method = await createDeliveryMethod(em, { buyerId: buyer.id, leadTypeId: leadType.id });
    await createDeliveryAccount(em, {
      buyerId: buyer.id,
      leadTypeId: leadType.id,
      deliveryMethodId: method.id,
      name: 'Main',
    });
    buyers.push(buyer.id);
  }
  ids = { campaign: campaign.id, buyers, source: source.id };
  await orm.close(true);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const read = (who: TestSession, id = ids.campaign) => who.call('GET', `/api/v1/campaigns/${id}/flow`);
const accountsOf = (flow: CampaignFlow) =>
  flow.steps.filter((step) => step.kind === 'account').map((step) => step.label);

describe('the lead flow of a campaign', () => {
  it('comes from its settings and the accounts of its lead type', async () => {
    const flow = (await read(admin)).json<CampaignFlow>();
    expect(flow.steps.map((step) => step.kind)).toEqual(
      expect.arrayContaining(['receive', 'fields', 'plan', 'deliver', 'close']),
    );
    expect(accountsOf(flow).sort()).toEqual(['Acme, Main', 'Zenith, Main']);
  });

  it('names only accounts of buyers in sight', async () => {
    const one = await openTestSession(api, database, ['sources:view'], { buyerIds: [ids.buyers[1]!] });
    expect(accountsOf((await read(one)).json<CampaignFlow>())).toEqual(['Zenith, Main']);
  });

  it('is not there for who may not see its source, nor for an id that is none of a campaign', async () => {
    const other = await openTestSession(api, database, ['sources:view'], { sourceIds: [] });
    expect((await read(other)).status).toBe(404);
    expect((await read(admin, ids.source)).status).toBe(404);
    expect((await read(await openTestSession(api, database, ['leads:view']))).status).toBe(403);
  });
});
