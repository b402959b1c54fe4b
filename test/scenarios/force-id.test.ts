import { leadFacts } from '#test/kit/scenario/lead-facts';
import { api, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld, type Campaign } from '#test/kit/scenario/scenario-world';

interface Document {
  readonly fields: readonly object[];
  readonly [part: string]: unknown;
}
const NEVER = {
  v: 1,
  root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'equals', value: 'HI' }] },
};

describe('a lead that carries a force ID', () => {
  let world: ScenarioWorld;
  let campaign: Campaign;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
    await world.account('Rich', { priceMinor: 9000 });
    await world.account('Named', { priceMinor: 100, criteria: NEVER, limits: { day: 0 } });
    campaign = await world.campaign({ processing: 'synchronous', maxDeliveries: 3 });
  });
  afterEach(() => world.close());

  /** Gives the lead type a force ID field and says what it is matched on. */
  async function addressable(forceId: object): Promise<void> {
    const { leadTypeId } = (await api('GET', `/api/v1/campaigns/${campaign.id}`)).body as { leadTypeId?: string };
    const { document } = (await api('GET', `/api/v1/lead-types/${leadTypeId}`)).body as { document?: Document };
    const fields = [...document!.fields, { name: 'For', label: 'For', kind: 'text', systemField: 'forceId' }];
    expect(
      (await api('PATCH', `/api/v1/lead-types/${leadTypeId}`, { document: { ...document, fields, forceId } })).status,
    ).toBe(200);
  }
  const buyer = async (company: string): Promise<{ id: string; bid: number }> =>
    (
      await world.pool.query<{ id: string; bid: number }>(
        'select id, bid from buyer where company = $1 order by bid desc limit 1',
        [company],
      )
    ).rows[0]!;
  const sent = async (forceId: unknown) =>
    leadFacts(world.pool, (await postLead(campaign, somebody({ For: forceId }))).body.leadId!);

  it('goes to the buyer with that number, past criteria, limits and price, and to nobody else', async () => {
    await addressable({ match: 'buyer-id' });
    const named = await buyer('Named');
    const facts = await sent(named.bid);
    expect(facts).toMatchObject({
      outcome: 'sold',
      revenue: 100,
      deliveries: [{ account: 'Named account', state: 'accepted' }],
    });
    const { rows } = await world.pool.query('select distinct origin from delivery where buyer_id = $1', [named.id]);
    expect(rows).toEqual([{ origin: 'force-id' }]);
  });

  it('goes to the buyer whose custom field holds it', async () => {
    await addressable({ match: 'custom-field', customField: 'formId' });
    await api('PATCH', `/api/v1/buyers/${(await buyer('Named')).id}`, {
      customFields: { formId: `Form-${campaign.aid}` },
    });
    expect(await sent(`form-${campaign.aid} `)).toMatchObject({
      outcome: 'sold',
      deliveries: [{ account: 'Named account', state: 'accepted' }],
    });
  });

  it('stays unsold when nobody goes by it, unless the lead type says to distribute it', async () => {
    await addressable({ match: 'buyer-id' });
    expect(await sent('999999')).toMatchObject({ outcome: 'unsold', deliveries: [] });
    expect(await sent('')).toMatchObject({ outcome: 'sold', deliveries: [{ account: 'Rich account' }] });
  });

  it('is distributed like any other when the lead type asks for that', async () => {
    await addressable({ match: 'buyer-id', otherwise: 'distribute' });
    expect(await sent('999999')).toMatchObject({
      outcome: 'sold',
      deliveries: [{ account: 'Rich account', state: 'accepted' }],
    });
  });
});
