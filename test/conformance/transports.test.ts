import { createTransports } from '#activities/transports/registry';
import type { Transports } from '#activities/kit/deps';
import type { Envelope } from '#domain/channels/channel';
import { CHANNELS } from '#domain/channels/registry';
import { httpEnvelope } from '#test/kit/servers/http-envelope';
import { startHttpServer } from '#test/kit/servers/http-server';

let transports: Transports;
beforeAll(() => {
  transports = createTransports({ allow: ['127.0.0.0/8'], maxResponseBytes: 1000 });
});
afterAll(() => transports.close());

/** One envelope per transport, all to loopback. */
async function envelopes(url: string): Promise<Record<Envelope['transport'], Envelope>> {
  return { http: httpEnvelope(url), portal: { transport: 'portal' } };
}

it('every transport that a channel names answers, and its answer can be read by that channel', async () => {
  const server = await startHttpServer((_request, response) => response.end('ACCEPTED'));
  const known = await envelopes(server.url);
  for (const channel of CHANNELS) {
    for (const example of channel.examples) {
      const reply = await transports.send(known[example.envelope.transport]);
      expect(reply.kind).toBe('answered');
      expect(channel.interpret(channel.configSchema.parse(example.config), reply).trace.length).toBeGreaterThan(0);
    }
  }
  await server.close();
});

it('every example of an HTTP channel can be sent as rendered', async () => {
  const server = await startHttpServer((_request, response) => response.end('ok'));
  for (const example of CHANNELS.flatMap((channel) => channel.examples)) {
    const { envelope } = example;
    if (envelope.transport !== 'http') continue;
    const { pathname, search } = new URL(envelope.url);
    const reply = await transports.send({ ...envelope, url: server.url + pathname + search });
    expect(reply).toMatchObject({ kind: 'answered', status: 200, body: 'ok' });
    const received = server.received.at(-1);
    expect(received).toMatchObject({ method: envelope.method, url: pathname + search, body: envelope.body ?? '' });
    expect(received?.headers).toMatchObject(envelope.headers);
  }
  await server.close();
});
