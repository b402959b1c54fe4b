import type { Names } from '../names';

/** The unit test of a channel. */
export const channelTest = ({ camel, pascal, kebab, words }: Names): string => `
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
