import type { Names } from '../names';

/** What a channel is on the server, by file of its folder. */
export const CHANNEL_DOMAIN: Readonly<Record<string, (names: Names) => string>> = {
  'config.schema.ts': ({ camel, pascal }) => `
import { z } from 'zod';
import { targetUrlSchema } from '../shared/target-url.schema';

export const ${camel}ConfigSchema = z.strictObject({
  v: z.literal(1),
  productionUrl: targetUrlSchema.meta({ form: { input: 'url' } }),
  testingUrl: targetUrlSchema.optional().meta({ form: { input: 'url' } }),
  apiKey: z
    .string()
    .min(1)
    .max(500)
    .regex(/^[\\x20-\\x7e]*$/, 'must be plain letters, digits and signs')
    .meta({ form: { input: 'secret', group: 'authentication' } }),
});
export type ${pascal}Config = z.infer<typeof ${camel}ConfigSchema>;
`,
  'render.ts': ({ pascal }) => `
import { mapFields } from '../../mapping/map-fields';
import type { MappingDocument } from '../../mapping/mapping.schema';
import type { RenderFacts } from '../../mapping/render-facts';
import type { MethodEnvironment } from '../../words/delivery';
import type { HttpEnvelope } from '../channel';
import { renderRequest } from '../shared/render-request';
import { httpRequestSchema } from '../shared/request.schema';
import type { ${pascal}Config } from './config.schema';

const JSON_POST = httpRequestSchema.omit({ productionUrl: true }).parse({ v: 1 });

/** A JSON object of the mapped fields, posted with the key as bearer token. */
export async function render${pascal}(
  { apiKey, productionUrl, testingUrl }: ${pascal}Config,
  mapping: MappingDocument,
  facts: RenderFacts,
  environment: MethodEnvironment,
): Promise<HttpEnvelope> {
  const authentication = { type: 'bearer' as const, prefix: 'Bearer', token: apiKey };
  const request = { ...JSON_POST, productionUrl, testingUrl, authentication };
  return renderRequest(request, await mapFields(mapping, facts), facts, environment);
}
`,
  'interpret.ts': ({ pascal }) => `
import type { Reading, Reply } from '../channel';
import { readReply } from '../shared/read-reply';
import { responseSettingsSchema } from '../shared/response.schema';
import type { ${pascal}Config } from './config.schema';

const EVERY_GOOD_STATUS = responseSettingsSchema.parse({});

/** Every answer from 200 to 299 accepts the lead. */
export function interpret${pascal}(_config: ${pascal}Config, reply: Reply): Reading {
  return readReply(EVERY_GOOD_STATUS, reply);
}
`,
  'examples.ts': ({ camel }) => `
import type { ChannelExample } from '../channel';
import { EXAMPLE_FACTS } from '../shared/example-facts';
import { answered, COMMON_REPLIES } from '../shared/example-replies';

export const ${camel}Examples: readonly ChannelExample[] = [
  {
    name: 'one mapped field',
    config: { v: 1, productionUrl: 'https://buyer.example/leads', apiKey: 'example-key' },
    mapping: { v: 1, fields: [{ to: 'email', from: { type: 'field', field: 'Email' }, omitWhenBlank: false }] },
    facts: EXAMPLE_FACTS,
    envelope: {
      transport: 'http',
      method: 'POST',
      url: 'https://buyer.example/leads',
      timeoutMs: 30_000,
      headers: {
        accept: '*/*',
        'user-agent': 'leadrail',
        'webhook-id': EXAMPLE_FACTS.deliveryId,
        'content-type': 'application/json',
      },
      body: '{"email":"ann@example.com"}',
      authentication: { type: 'bearer', prefix: 'Bearer', token: 'example-key' },
    },
    replies: [{ reply: answered(200, ''), outcome: { kind: 'accepted' } }, ...COMMON_REPLIES],
  },
];
`,
  'index.ts': ({ kebab, camel, pascal, words }) => `
import type { Channel } from '../channel';
import { httpDestinations } from '../shared/http-destinations';
import { ${camel}ConfigSchema, type ${pascal}Config } from './config.schema';
import { ${camel}Examples } from './examples';
import { interpret${pascal} } from './interpret';
import { render${pascal} } from './render';

export const ${camel}Channel: Channel<${pascal}Config> = {
  id: '${kebab}',
  label: '${words}',
  configSchema: ${camel}ConfigSchema,
  secrets: ['apiKey'],
  sendsSecrets: () => [{ as: 'bearer', secrets: ['apiKey'], to: ['productionUrl', 'testingUrl'] }],
  destinations: httpDestinations,
  canPing: false,
  render: render${pascal},
  interpret: interpret${pascal},
  examples: ${camel}Examples,
};
`,
};
