import { mdiWebhook } from '@mdi/js';
import { webhookConfigSchema } from '#domain/channels/webhook/config.schema';
import type { ChannelFolder } from '#ui/channels/channel-form';
import { blankHttp } from '#ui/channels/http/blank-http';

export const form: ChannelFolder = {
  icon: mdiWebhook,
  order: 10,
  schema: webhookConfigSchema,
  sends: true,
  answers: true,
  canPing: true,
  blank: blankHttp,
};
