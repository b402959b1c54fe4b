import { pingPostConfigSchema } from '#domain/channels/ping-post/config.schema';
import { renderPost } from '#domain/channels/ping-post/render';
import { EXAMPLE_FACTS } from '#domain/channels/shared/example-facts';

const render = async (change: object, facts: object = {}): Promise<string | null> =>
  (
    await renderPost(
      pingPostConfigSchema.parse({ v: 1, productionUrl: 'https://a.example', ...change }),
      { v: 1, fields: [{ to: 'zip', from: { type: 'field', field: 'PostalCode' }, omitWhenBlank: false }] },
      { ...EXAMPLE_FACTS, ...facts },
      'production',
    )
  ).body;

it('carries the reference under the configured name, replacing a mapped one', async () => {
  expect(await render({ referenceName: 'auth.bid' })).toBe('{"zip":"02134","auth":{"bid":"Q-104316639974"}}');
  expect(await render({ referenceName: 'zip' })).toBe('{"zip":"Q-104316639974"}');
});

it('adds nothing without a name, or without a reference', async () => {
  expect(await render({})).toBe('{"zip":"02134"}');
  expect(await render({ referenceName: 'bid' }, { pingReference: undefined })).toBe('{"zip":"02134"}');
});
