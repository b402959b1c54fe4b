import { BugError } from '../kernel/errors';
import type { Channel } from './channel';
import { leadPortal } from './lead-portal/index';
import { pingPost } from './ping-post/index';
import { webhook } from './webhook/index';

/** Every way a lead can reach a buyer. A new one is a folder and a line here. */
export const CHANNELS: readonly Channel<unknown>[] = [webhook, pingPost, leadPortal];

const byId = new Map(CHANNELS.map((channel) => [channel.id, channel]));

/** The channel a stored delivery method names; the API has checked it when it was written. */
export function channelOf(id: string): Channel<unknown> {
  const channel = byId.get(id);
  if (!channel)
    throw new BugError('unknown-channel', 'A delivery method names a channel that does not exist.', { channel: id });
  return channel;
}
