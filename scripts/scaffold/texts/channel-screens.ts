import type { Names } from '../names';

/** What a channel is on the screens, by file of its folder; `order` is its place among the others. */
export const CHANNEL_SCREENS: Readonly<Record<string, (names: Names, order: number) => string>> = {
  'form.ts': ({ kebab, camel }, order) => `
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
  'words.ts': ({ words }) => `
export const words = {
  name: '${words}',
  about: 'One JSON request with the mapped fields; every answer from 200 to 299 accepts the lead.',
  settings: { apiKey: 'API key', apiKeyHelp: 'Sent as a bearer token.' },
};
`,
};
