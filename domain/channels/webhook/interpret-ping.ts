import type { BidReading, Reply } from '../channel';
import { readBid } from '../shared/read-bid';
import type { WebhookConfig } from './config.schema';

/** Reads the answer when the request was a ping: the same settings, but a yes needs a price. */
export function interpretPing(config: WebhookConfig, reply: Reply): BidReading {
  return readBid(config.response, reply);
}
