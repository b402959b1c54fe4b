import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Channel, ChannelExample, Reply } from '#domain/channels/channel';
import { CHANNELS, channelOf } from '#domain/channels/registry';
import { MASK, maskSecrets, secretTexts } from '#domain/channels/secrets';
import { BugError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import { mappingDocumentSchema } from '#domain/mapping/mapping.schema';

const FOLDER = join(__dirname, '../../domain/channels');
const examples: [string, Channel<unknown>, ChannelExample][] = CHANNELS.flatMap((channel) =>
  channel.examples.map((example): [string, Channel<unknown>, ChannelExample] => [
    `${channel.id}: ${example.name}`,
    channel,
    example,
  ]),
);
const replies = examples.flatMap(([name, channel, example]) =>
  example.replies.map((reply): [string, Channel<unknown>, ChannelExample, ChannelExample['replies'][number]] => [
    `${name}: ${JSON.stringify(reply.reply).slice(0, 80)}`,
    channel,
    example,
    reply,
  ]),
);

const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({
    kind: fc.constant('answered' as const),
    status: fc.oneof(fc.integer({ min: 100, max: 599 }), fc.integer()),
    headers: fc.dictionary(fc.constantFrom('content-type', 'retry-after', 'location', 'x'), fc.string()),
    body: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constantFrom('<a>', '<a><b/></a>', '<!DOCTYPE x>', '['.repeat(50_000), '[[[[]]]]', '{"__proto__":1}'),
      fc
        .array(fc.constantFrom('<', '>', 'a', '/', '&', ';', '"', '{', '}', '[', ']', ':', '\0', 'Success', 'true'))
        .map((parts) => parts.join('')),
    ),
    truncated: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('not-sent' as const), code: fc.string(), retryable: fc.boolean() }),
  fc.record({ kind: fc.constant('no-answer' as const), code: fc.string() }),
);

describe('the channel registry', () => {
  it('lists every channel folder once', () => {
    const folders = readdirSync(FOLDER).filter(
      (name) => name !== 'shared' && statSync(join(FOLDER, name)).isDirectory(),
    );
    expect(CHANNELS.map((channel) => channel.id).sort()).toEqual(folders.sort());
  });

  it('finds a channel by its id and treats an unknown one as a bug', () => {
    for (const channel of CHANNELS) expect(channelOf(channel.id)).toBe(channel);
    expect(() => channelOf('pigeon')).toThrow(BugError);
  });

  it.each(CHANNELS.map((channel) => [channel.id, channel] as const))(
    '%s has a label, examples, and reads bids when it can ping',
    (_id, channel) => {
      expect(channel.label).not.toBe('');
      expect(channel.examples.length).toBeGreaterThan(0);
      expect(channel.ping !== undefined).toBe(channel.canPing);
    },
  );

  it.each(CHANNELS.map((channel) => [channel.id, channel] as const))(
    '%s names secrets that its examples contain or its schema knows',
    (_id, channel) => {
      const texts = channel.examples.flatMap((example) =>
        secretTexts(channel, channel.configSchema.parse(example.config) as Json),
      );
      expect(texts.length > 0 || channel.secrets.length === 0 || !channel.canPing).toBe(true);
      for (const example of channel.examples) {
        const config = channel.configSchema.parse(example.config) as Json;
        const masked = JSON.stringify(maskSecrets(channel, config));
        for (const text of secretTexts(channel, config)) {
          expect(masked).not.toContain(text);
          expect(masked).toContain(MASK);
        }
      }
    },
  );
});

describe.each(examples)('%s', (_name, channel, example) => {
  it('accepts its config and refuses unknown keys', () => {
    expect(channel.configSchema.safeParse(example.config).success).toBe(true);
    expect(channel.configSchema.safeParse({ ...(example.config as object), unknownKey: 1 }).success).toBe(false);
    expect(mappingDocumentSchema.parse(example.mapping)).toEqual(example.mapping);
  });

  it('renders the expected envelope, the same every time', async () => {
    const config = channel.configSchema.parse(example.config);
    const first = await channel.render(config, example.mapping, example.facts, 'production');
    expect(first).toEqual(example.envelope);
    expect(await channel.render(config, example.mapping, example.facts, 'production')).toEqual(first);
  });

  it('reads any reply without throwing, and says how', () => {
    const config = channel.configSchema.parse(example.config);
    fc.assert(
      fc.property(anyReply, (reply) => {
        const reading = channel.interpret(config, reply);
        expect(['accepted', 'refused', 'failed', 'unknown']).toContain(reading.outcome.kind);
        expect(reading.trace.length).toBeGreaterThan(0);
        const bid = channel.ping?.interpret(config, reply);
        if (bid) expect(bid.trace.length).toBeGreaterThan(0);
        if (bid?.bid.kind === 'bid') expect(bid.bid.price).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('never treats silence after sending as failed', () => {
    const config = channel.configSchema.parse(example.config);
    const { outcome } = channel.interpret(config, { kind: 'no-answer', code: 'connection-reset' });
    expect(['unknown', 'accepted']).toContain(outcome.kind);
  });
});

describe.each(replies)('%s', (_name, channel, example, { reply, outcome, bid }) => {
  it('reads the expected outcome', () => {
    const config = channel.configSchema.parse(example.config);
    expect(channel.interpret(config, reply).outcome).toEqual(outcome);
    if (bid) expect(channel.ping?.interpret(config, reply).bid).toEqual(bid);
  });
});
