import { leadFacts, settled } from '#test/kit/scenario/lead-facts';
import { api, getLead, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const only = (state: string) => ({
  v: 1,
  root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'in', value: [state] }] },
});

describe('taking a lead in', () => {
  let world: ScenarioWorld;
  beforeEach(async () => {
    world = await ScenarioWorld.open();
  });
  afterEach(() => world.close());
  const codes = (facts: { reasons: readonly { code: string }[] }) => facts.reasons.map((reason) => reason.code);

  it('says per field why a lead is rejected, keeps it, and answers the same later', async () => {
    const campaign = await world.campaign({ processing: 'synchronous' });
    const answer = await postLead(campaign, somebody({ Email: 'nobody', Phone: '123', LastName: '' }));
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'rejected' } });
    expect(answer.body.reasons!.map((reason) => reason.field).sort()).toEqual(['Email', 'LastName', 'Phone']);
    expect((await getLead(answer.body.leadId!)).body).toEqual(answer.body);
    const { rows } = await world.pool.query<{ body: Buffer }>(
      'select body from lead_insert_request where lead_id = $1',
      [answer.body.leadId],
    );
    expect(rows[0]!.body.toString()).toContain('nobody');
  });

  it('stores values in the terms of the lead type', async () => {
    const answer = await postLead(
      await world.campaign({ processing: 'synchronous' }),
      somebody({ Phone: '+1 (512) 233-4455', State: 'texas', Email: 'Some.One@EXAMPLE.com' }),
    );
    const { rows } = await world.pool.query('select phone, state, email from lead where id = $1', [answer.body.leadId]);
    expect(rows).toEqual([{ phone: '5122334455', state: 'TX', email: 'Some.One@example.com' }]);
  });

  it('rejects a duplicate, and of two at once exactly one', async () => {
    const campaign = await world.campaign({ processing: 'synchronous', duplicates: { days: 30 } as never });
    const person = somebody();
    const answers = await Promise.all([
      postLead(campaign, person, { 'idempotency-key': 'first' }),
      postLead(campaign, person, { 'idempotency-key': 'second' }),
    ]);
    expect(answers.map((answer) => answer.body.outcome).sort()).toEqual(['accepted', 'rejected']);
    expect(answers.find((answer) => answer.body.outcome === 'rejected')!.body).toMatchObject({ code: 'duplicate' });
  });

  it('lets a duplicate reach only buyers who have not had it', async () => {
    await world.account('Had it', { priceMinor: 9000 });
    const campaign = await world.campaign({
      processing: 'synchronous',
      duplicates: { days: 30, route: 'new-buyers-only' } as never,
    });
    const person = somebody();
    await postLead(campaign, person, { 'idempotency-key': 'one' });
    await world.account('Has not', { priceMinor: 1000 });
    const second = await postLead(campaign, person, { 'idempotency-key': 'two' });
    expect(await leadFacts(world.pool, second.body.leadId!)).toMatchObject({
      outcome: 'sold',
      deliveries: [{ account: 'Has not account' }],
    });
    const explained = (await api('GET', `/api/v1/leads/${second.body.leadId}/eligible-accounts`)).body as unknown as {
      items: { buyerCompany: string; rules: { reason?: { code: string } }[] }[];
    };
    expect(
      explained.items
        .find(({ buyerCompany }) => buyerCompany === 'Had it')
        ?.rules.flatMap(({ reason }) => reason?.code ?? []),
    ).toContain('buyer-had-duplicate');
  });

  it('adds newer data to the earlier lead and sends its deliveries again where the campaign asks for it', async () => {
    await world.account('Acme');
    const duplicates = { days: 30, appendToExisting: true, resendExisting: true } as never;
    const campaign = await world.campaign({ processing: 'synchronous', duplicates });
    const person = somebody({ PostalCode: '' });
    const first = await postLead(campaign, person, { 'idempotency-key': 'a' });
    await postLead(campaign, { ...person, PostalCode: '78704' }, { 'idempotency-key': 'b' });
    const { rows } = await world.pool.query<{ zip: string }>(
      `select fields->>'PostalCode' as zip from lead where id = $1`,
      [first.body.leadId],
    );
    expect(rows[0]!.zip).toBe('78704');
    for (let waits = 0; waits < 150; waits += 1) {
      const { deliveries } = await leadFacts(world.pool, first.body.leadId!);
      if (deliveries[0]!.attempts === 2) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await leadFacts(world.pool, first.body.leadId!)).toMatchObject({
      revenue: 2500,
      deliveries: [{ state: 'accepted', attempts: 2 }],
    });
  });

  it('makes the whole earlier lead the person of its duplicate: lists, search, duplicate key and history', async () => {
    const campaign = await world.campaign({
      processing: 'synchronous',
      duplicates: { days: 30, appendToExisting: true } as never,
    });
    const person = somebody({ FirstName: 'Old', State: 'TX' });
    const first = await postLead(campaign, person, { 'idempotency-key': 'old' });
    await postLead(
      campaign,
      { ...person, FirstName: 'New', State: '', PostalCode: '78704' },
      { 'idempotency-key': 'new' },
    );
    const {
      rows: [row],
    } = await world.pool.query(
      `select first_name, state, postal_code, fields->>'FirstName' as field, duplicate_key is not null as keyed from lead where id = $1`,
      [first.body.leadId],
    );
    expect(row).toEqual({ first_name: 'New', state: 'TX', postal_code: '78704', field: 'New', keyed: true });
    const { rows } = await world.pool.query('select actor, changes from lead_change where lead_id = $1', [
      first.body.leadId,
    ]);
    expect(rows).toMatchObject([{ actor: 'duplicate' }]);
    expect(rows[0].changes).toEqual(expect.arrayContaining([{ field: 'FirstName', before: 'Old', after: 'New' }]));
    expect((await postLead(campaign, person, { 'idempotency-key': 'third' })).body).toMatchObject({
      code: 'duplicate',
    });
  });

  it("takes only what a campaign's criteria want", async () => {
    const campaign = await world.campaign({ processing: 'synchronous' }, { criteria: only('CA') });
    expect((await postLead(campaign)).body).toMatchObject({ outcome: 'rejected' });
    expect((await postLead(campaign, somebody({ State: 'CA' }))).body).toMatchObject({ outcome: 'accepted' });
  });

  it("stops at a campaign's quantity limit, exactly, under concurrency", async () => {
    const campaign = await world.campaign({}, { limits: { day: 3 } });
    const answers = await Promise.all(Array.from({ length: 12 }, () => postLead(campaign, somebody())));
    const facts = await Promise.all(answers.map((answer) => settled(world.pool, answer.body.leadId!)));
    expect(facts.filter((fact) => fact.outcome !== 'rejected')).toHaveLength(3);
    expect(facts.filter((fact) => codes(fact).includes('campaign-limit-reached'))).toHaveLength(9);
  });

  it('forwards a reject to the buyers where the campaign says so, with its reasons kept', async () => {
    await world.account('Takes all');
    const campaign = await world.campaign(
      { processing: 'synchronous', defaultReject: 'deliver' },
      { criteria: only('CA') },
    );
    const answer = await postLead(campaign);
    const facts = await leadFacts(world.pool, answer.body.leadId!);
    expect(facts).toMatchObject({ outcome: 'sold' });
    expect(facts.reasons).toHaveLength(1);
  });

  it('grades where the campaign asks for it, before anybody looks at the lead', async () => {
    const answer = await postLead(
      await world.campaign({ processing: 'synchronous', grading: true, defaultReject: 'qc' }),
    );
    const facts = await leadFacts(world.pool, answer.body.leadId!);
    expect(facts.grade).toMatch(/^[A-F]$/);
  });

  it('holds an accepted lead where nothing is delivered by itself', async () => {
    await world.account('Eager');
    const answer = await postLead(await world.campaign({ processing: 'synchronous', deliver: false }));
    expect(answer.body).toMatchObject({ outcome: 'accepted', code: 'held' });
    expect(await world.acceptedBy('Eager')).toEqual([]);
  });

  it('gives the first answer again for the same key, byte for byte, and refuses another body under it', async () => {
    await world.account('Acme');
    const campaign = await world.campaign({ processing: 'synchronous' });
    const person = somebody();
    const key = { 'idempotency-key': `key-${Date.now()}` };
    const first = await postLead(campaign, person, key);
    const again = await postLead(campaign, person, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await postLead(campaign, { ...person, FirstName: 'Other' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await world.acceptedBy('Acme')).toHaveLength(1);
  });
});
