import type { DeliveryPreview, DeliveryTest } from '#api/contract/preview';
import { api, postLead } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { type HttpServer, startHttpServer } from '#test/kit/servers/http-server';

describe('trying a delivery method', () => {
  let world: ScenarioWorld;
  let buyer: HttpServer;
  let answer = '{"ok":true,"id":"B-7"}';
  beforeEach(async () => {
    world = await ScenarioWorld.open();
    // A buyer that writes down every byte it gets.
    buyer = await startHttpServer((_request, response) =>
      response.setHeader('content-type', 'application/json').end(answer),
    );
  });
  afterEach(async () => {
    await Promise.all([buyer.close(), world.close()]);
  });

  async function wizard(lid: number): Promise<{ method: { id: string }; account: { id: string }; leadTypeId: string }> {
    const { rows } = await world.pool.query<{ id: string }>('select id from lead_type where lid = $1', [lid]);
    const leadTypeId = rows[0]!.id;
    const made = await api('POST', '/api/v1/buyers/wizard', {
      buyer: { company: 'Bytes Inc', timeZone: 'America/Chicago' },
      method: {
        leadTypeId,
        channel: 'webhook',
        name: 'Post',
        environment: 'production',
        config: {
          v: 1,
          productionUrl: `${buyer.url}/leads`,
          testingUrl: `${buyer.url}/test`,
          contentType: 'form',
          authentication: { type: 'bearer', token: 'sesame-open-now' },
          headers: [{ name: 'X-State', value: '{{ lead.State }}' }],
          response: {
            success: { type: 'path-equals', path: 'ok', equals: 'true' },
            reference: { type: 'path', path: 'id' },
          },
        },
        mapping: {
          v: 1,
          fields: [
            { to: 'first', from: { type: 'field', field: 'FirstName' } },
            { to: 'last', from: { type: 'field', field: 'LastName' } },
            { to: 'mode', from: { type: 'static', value: 'a&b=ü' } },
          ],
        },
      },
      account: { name: 'All', priceMinor: 2500 },
    });
    expect(made.status).toBe(201);
    return { ...(made.body as unknown as { method: { id: string }; account: { id: string } }), leadTypeId };
  }

  it('shows before the sale, byte for byte, what the buyer then receives', async () => {
    answer = '{"ok":true,"id":"B-7"}';
    const campaign = await world.campaign({ processing: 'synchronous' });
    const { method } = await wizard(campaign.lid);
    const posted = await postLead(campaign);
    expect(posted.body.outcome).toBe('accepted');
    const preview = (
      await api('POST', '/api/v1/delivery-methods/preview', { methodId: method.id, leadId: posted.body.leadId })
    ).body as unknown as DeliveryPreview;
    const got = buyer.received.find((request) => request.url === '/leads')!;
    expect(preview.message?.body).toBe(got.body);
    expect(preview.message?.url).toBe(`${buyer.url}/leads`);
    const { 'webhook-id': _id, ...headers } = preview.message!.headers!;
    expect(got.headers).toMatchObject(headers);
    expect(got.headers['authorization']).toBe('Bearer sesame-open-now');
    expect(JSON.stringify(preview)).not.toContain('sesame');
  });

  it('sends a test once, to the testing address, and sells nothing', async () => {
    answer = '{"ok":false}';
    const campaign = await world.campaign();
    const { method, account } = await wizard(campaign.lid);
    const sent = await api('POST', `/api/v1/delivery-methods/${method.id}/test-send`, {
      fields: { FirstName: 'Test', LastName: 'Person' },
      expect: 'accepted',
    });
    expect([sent.status, sent.body]).toEqual([
      200,
      expect.objectContaining({ state: 'done', expected: 'accepted', asExpected: false }),
    ]);
    const test = sent.body as unknown as DeliveryTest;
    expect(test.reading?.outcome.kind).toBe('refused');
    expect(test.request).toMatchObject({
      method: 'POST',
      url: `${buyer.url}/test`,
      body: 'first=Test&last=Person&mode=a%26b%3D%C3%BC',
    });
    expect(test.response).toMatchObject({ status: 200, body: '{"ok":false}' });
    expect(buyer.received.map((request) => request.url)).toEqual(['/test']);
    const { rows } = await world.pool.query('select 1 from delivery where account_id = $1', [account.id]);
    expect(rows).toEqual([]);
    const kept = (await api('GET', `/api/v1/delivery-methods/${method.id}/tests`)).body as unknown as {
      items: DeliveryTest[];
    };
    expect(kept.items.map((item) => item.id)).toEqual([test.id]);
  });
});
