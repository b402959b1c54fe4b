import { mdiGavel } from '@mdi/js';
import { pingPostConfigSchema } from '#domain/channels/ping-post/config.schema';
import type { ChannelFolder } from '#ui/channels/channel-form';
import { blankHttp } from '#ui/channels/http/blank-http';

export const form: ChannelFolder = {
  icon: mdiGavel,
  order: 20,
  schema: pingPostConfigSchema,
  sends: true,
  answers: true,
  canPing: false,
  blank: blankHttp,
};
