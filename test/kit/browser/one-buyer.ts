import { newId } from '#db/new-id';
import { api } from '#test/kit/scenario/scenario-http';
import { type Campaign, ScenarioWorld } from '#test/kit/scenario/scenario-world';
import { type HttpServer, startHttpServer } from '#test/kit/servers/http-server';

/** A lead type and campaign of its own, and a buyer's HTTP server that writes down every byte and answers as told. */
export interface OneBuyer {
  readonly world: ScenarioWorld;
  readonly campaign: Campaign;
  readonly leadTypeId: string;
  readonly leadTypeName: string;
  readonly server: HttpServer;
  answer: string;
  close(): Promise<void>;
}

export async function openOneBuyer(): Promise<OneBuyer> {
  const world = await ScenarioWorld.open();
  const campaign = await world.campaign({ processing: 'synchronous' });
  const { rows } = await world.pool.query<{ id: string; name: string }>(
    'select id, name from lead_type where lid = $1',
    [campaign.lid],
  );
  const type = rows[0] ?? { id: '', name: '' };
  const state = { answer: '{"ok":true,"id":"B-7","pays":"42.00"}' };
  const server = await startHttpServer((_request, response) =>
    response.setHeader('content-type', 'application/json').end(state.answer),
  );
  return Object.assign(state, {
    world,
    campaign,
    leadTypeId: type.id,
    leadTypeName: type.name,
    server,
    close: async () => {
      await Promise.all([server.close(), world.close()]);
    },
  });
}

/** The buyer with a webhook to that server and an account that takes everything. */
export async function makeBuyer(
  { leadTypeId, server }: OneBuyer,
  more: { readonly criteria?: object } = {},
): Promise<{ buyer: { id: string }; method: { id: string }; account: { id: string } }> {
  const made = await api('POST', '/api/v1/buyers/wizard', {
    buyer: { company: `Buyer ${newId().slice(-8)}`, timeZone: 'America/Chicago' },
    method: {
      leadTypeId,
      channel: 'webhook',
      name: 'Post',
      config: {
        v: 1,
        productionUrl: `${server.url}/leads`,
        testingUrl: `${server.url}/test`,
        authentication: { type: 'bearer', token: 'sesame-open-now' },
        response: {
          success: { type: 'path-equals', path: 'ok', equals: 'true' },
          price: { type: 'path', path: 'pays' },
          reference: { type: 'path', path: 'id' },
        },
      },
    },
    account: { name: 'Everything', priceMinor: 4200, ...more },
  });
  if (made.status !== 201) throw new Error(`the buyer was not made: ${made.status} ${String(made.body.code)}`);
  return made.body as never;
}
