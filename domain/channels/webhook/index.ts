import type { Channel } from '../channel';
import { httpDestinations } from '../shared/http-destinations';
import { HTTP_REQUEST_SECRETS, httpSecretUses } from '../shared/request.schema';
import { webhookConfigSchema, type WebhookConfig } from './config.schema';
import { webhookExamples } from './examples';
import { interpretWebhook } from './interpret';
import { interpretPing } from './interpret-ping';
import { renderWebhook } from './render';

export const webhook: Channel<WebhookConfig> = {
  id: 'webhook',
  label: 'Webhook',
  configSchema: webhookConfigSchema,
  secrets: HTTP_REQUEST_SECRETS,
  sendsSecrets: httpSecretUses,
  destinations: httpDestinations,
  canPing: true,
  render: renderWebhook,
  interpret: interpretWebhook,
  ping: { interpret: interpretPing },
  examples: webhookExamples,
};
