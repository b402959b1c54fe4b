import type { z } from 'zod';
import type { Reply } from '#domain/channels/channel';
import type { Json } from '#domain/kernel/json';
import type { InputOf } from '#api/contract/endpoint';
import type { interpretReply, readingSchema } from '#api/contract/preview';
import { knownChannel, readConfig } from './method-to-try';

type Body = InputOf<typeof interpretReply>['body'];

/**
 * How a channel would read an answer by settings that are not saved. What has no part in the reading (addresses, authentication) may
 * be missing or wrong: it is taken from the channel's own example.
 */
export function readWith({ channel: id, config: given, reply }: Body): z.input<typeof readingSchema> {
  const channel = knownChannel(id);
  const example = channel.examples[0]?.config as { readonly [key: string]: Json };
  const { response, ...rest } = example;
  const base = response === undefined ? example : rest;
  const config = readConfig(channel, {
    ...base,
    ...('response' in given ? { response: given['response'] as Json } : {}),
  });
  const answer: Reply =
    reply.kind === 'answered'
      ? { ...reply, headers: lowerCased(reply.headers), truncated: false }
      : { kind: 'no-answer', code: 'timed-out' };
  const { outcome, trace } = channel.interpret(config, answer);
  const bid = channel.ping?.interpret(config, answer);
  return {
    outcome: { ...outcome },
    trace: [...trace],
    ...(bid ? { bid: { bid: { ...bid.bid }, trace: [...bid.trace] } } : {}),
  };
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
