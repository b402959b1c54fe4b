import type { Reading, Reply } from '../channel';
import { readReply } from '../shared/read-reply';
import type { WebhookConfig } from './config.schema';

/** Reads the answer to a delivered lead by the response settings. */
export function interpretWebhook(config: WebhookConfig, reply: Reply): Reading {
  return readReply(config.response, reply);
}
