import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Names } from '../names';
import type { SkeletonKind } from '../skeleton';

const DOMAIN = 'domain/channels';
const SCREENS = 'ui/src/channels';
const STEP = 10;

const foldersIn = (root: string, folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Behind the last channel there is. */
function nextOrder(root: string): number {
  const orders = foldersIn(root, SCREENS)
    .map((name) => path.join(root, SCREENS, name, 'form.ts'))
    .filter((file) => existsSync(file))
    .map((file) => Number(/\border: (\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0));
  return Math.max(0, ...orders) + STEP;
}

/** Channels share their place among the words with what they have in common. */
const sharedWords = (root: string): readonly string[] =>
  [...readFileSync(path.join(root, 'ui/src/words/channels.ts'), 'utf8').matchAll(/^ {4}(\w+): /gm)].map(
    ([, name]) => name ?? '',
  );

const domainFiles = ({ camel, pascal, kebab, words }: Names): Record<string, string> => ({
  'config.schema.ts': `
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
  'render.ts': `
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
  'interpret.ts': `
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
  'examples.ts': `
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
  'index.ts': `
import type { Channel } from '../channel';
import { ${camel}ConfigSchema, type ${pascal}Config } from './config.schema';
import { ${camel}Examples } from './examples';
import { interpret${pascal} } from './interpret';
import { render${pascal} } from './render';

export const ${camel}Channel: Channel<${pascal}Config> = {
  id: '${kebab}',
  label: '${words}',
  configSchema: ${camel}ConfigSchema,
  secrets: ['apiKey'],
  canPing: false,
  render: render${pascal},
  interpret: interpret${pascal},
  examples: ${camel}Examples,
};
`,
});

const screenFiles = ({ camel, kebab, words }: Names, order: number): Record<string, string> => ({
  'form.ts': `
import { mdiSendOutline } from '@mdi/js';
import { ${camel}ConfigSchema } from '#domain/channels/${kebab}/config.schema';
import type { ChannelFolder } from '#ui/channels/channel-form';

export const form: ChannelFolder = {
  icon: mdiSendOutline,
  order: ${order},
  schema: ${camel}ConfigSchema,
  sends: true,
  answers: false,
  canPing: false,
  blank: () => ({ v: 1, productionUrl: '', apiKey: '' }),
};
`,
  'words.ts': `
export const words = {
  name: '${words}',
  about: 'One JSON request with the mapped fields; every answer from 200 to 299 accepts the lead.',
  settings: { apiKey: 'API key', apiKeyHelp: 'Sent as a bearer token.' },
};
`,
});

const testOf = ({ camel, pascal, kebab, words }: Names): string => `
import { ${camel}ConfigSchema } from '#domain/channels/${kebab}/config.schema';
import { render${pascal} } from '#domain/channels/${kebab}/render';
import { EXAMPLE_FACTS } from '#domain/channels/shared/example-facts';

const config = ${camel}ConfigSchema.parse({ v: 1, productionUrl: 'https://buyer.example/leads', apiKey: 'key' });
const mapping = { v: 1 as const, fields: [] };

test('${words}: a test lead never goes to the production address', async () => {
  await expect(render${pascal}(config, mapping, EXAMPLE_FACTS, 'testing')).rejects.toMatchObject({
    code: 'no-testing-url',
  });
});

test('${words}: the key is in neither address nor headers nor body', async () => {
  const { authentication, ...rest } = await render${pascal}(
    { ...config, apiKey: 'sesame-open-now' },
    mapping,
    EXAMPLE_FACTS,
    'production',
  );
  expect(JSON.stringify(rest)).not.toContain('sesame');
  expect(authentication).toEqual({ type: 'bearer', prefix: 'Bearer', token: 'sesame-open-now' });
});
`;

const inFolder = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

export const channelSkeleton: SkeletonKind = {
  label: 'channel',
  taken: (root) => [...foldersIn(root, DOMAIN), ...foldersIn(root, SCREENS), ...sharedWords(root)],
  write: (names, root) => {
    const { kebab, camel } = names;
    const test = `test/unit/domain/channels/${kebab}/render.test.ts`;
    const registry = `${DOMAIN}/registry.ts`;
    return {
      files: {
        ...inFolder(`${DOMAIN}/${kebab}`, domainFiles(names)),
        ...inFolder(`${SCREENS}/${kebab}`, screenFiles(names, nextOrder(root))),
        [test]: testOf(names),
      },
      insertions: [
        {
          file: registry,
          within: '',
          before: '\n/** Every way a lead',
          text: `import { ${camel}Channel } from './${kebab}/index';\n`,
        },
        {
          file: registry,
          within: 'CHANNELS: readonly Channel<unknown>[] = [',
          before: '];',
          text: `, ${camel}Channel`,
        },
      ],
      tests: [test, 'test/conformance/channels', 'test/unit/ui-channels'],
      next: [
        `${DOMAIN}/${kebab}/config.schema.ts: its settings; the form follows from them (\`.meta({ form })\`, see ${DOMAIN}/setting-form.ts). Secrets are named by path in index.ts too.`,
        `${DOMAIN}/${kebab}/render.ts: what is sent, pure. A new way of sending needs a type in ${DOMAIN}/channel.ts and a sender in activities/transports.`,
        `${DOMAIN}/${kebab}/interpret.ts: what an answer means; never throw, say in the trace which rule decided.`,
        `${DOMAIN}/${kebab}/examples.ts: what is sent and what answers mean; examples are tests.`,
        `${SCREENS}/${kebab}: icon, words, blank settings; a setting with an input of its own names a widget, which widgets.ts beside form.ts maps to a component.`,
      ],
    };
  },
};
