import type { Reading, Reply } from '../channel';
import { readReply } from '../shared/read-reply';
import type { PingPostConfig } from './config.schema';

/** Reads the answer to the post. A price in it is what the buyer says it pays, to be compared with its bid. */
export function interpretPost(config: PingPostConfig, reply: Reply): Reading {
  return readReply(config.response, reply);
}
