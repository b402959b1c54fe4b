import type { MethodEnvironment } from '#domain/words/delivery';
import type { Queryable } from '#db/pool';
import { loadLeadType, type LeadTypeRecord } from '#db/queries/load-lead-type';
import { loadMethod } from '#db/queries/load-method';
import { maskSealed } from '#db/secrets/seal-secrets';
import type { Channel } from '#domain/channels/channel';
import { CHANNELS, channelOf } from '#domain/channels/registry';
import { MASK, mapSecrets } from '#domain/channels/secrets';
import { UserError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import { importMapping } from '#domain/mapping/import-mapping';
import type { MappingDocument } from '#domain/mapping/mapping.schema';
import type { Principal } from '#api/http/principal';
import { readBySchema } from '#api/contract/read-by-schema';
import { refuse } from '#api/http/invalid-request';

/** A delivery method as it can be tried out: complete, but every secret in it is a mask. */
export interface MethodToTry {
  readonly id: string | null;
  readonly leadType: LeadTypeRecord;
  readonly channel: Channel<unknown>;
  readonly config: Json;
  readonly mapping: MappingDocument;
  readonly environment: MethodEnvironment;
}
export interface DraftedMethod {
  readonly leadTypeId: string;
  readonly channel: string;
  readonly config: Json;
  readonly mapping?: MappingDocument | undefined;
  readonly environment: MethodEnvironment;
}

/** A stored method in the caller's sight. Throws UserError. */
export async function storedMethod(sql: Queryable, { sees }: Principal, id: string): Promise<MethodToTry> {
  const method = await loadMethod(sql, id);
  const hidden =
    method &&
    (sees.buyerIds?.includes(method.buyerId) === false || sees.leadTypeIds?.includes(method.leadTypeId) === false);
  if (!method || hidden) throw new UserError('not-found', 'There is no delivery method with this id.');
  const channel = channelOf(method.channel);
  const config = channel.configSchema.parse(maskSealed(method.config)) as Json;
  return {
    id,
    leadType: await leadTypeOf(sql, method.leadTypeId),
    channel,
    config,
    mapping: method.mapping,
    environment: method.environment,
  };
}

/** A method that is still being written. Its fields are checked as they are when it is saved. Throws InvalidRequest. */
export async function draftedMethod(sql: Queryable, { sees }: Principal, draft: DraftedMethod): Promise<MethodToTry> {
  const channel = knownChannel(draft.channel);
  if (sees.leadTypeIds?.includes(draft.leadTypeId) === false)
    throw new UserError('not-found', 'There is no lead type with this id.');
  const leadType = await leadTypeOf(sql, draft.leadTypeId);
  const masked = mapSecrets(channel, draft.config, (text) => (text === '' ? '' : MASK));
  return {
    id: null,
    leadType,
    channel,
    config: readConfig(channel, masked),
    mapping: draft.mapping ?? importMapping(leadType.document.fields),
    environment: draft.environment,
  };
}

export function knownChannel(id: string): Channel<unknown> {
  const channel = CHANNELS.find((candidate) => candidate.id === id);
  if (channel) return channel;
  return refuse('invalid-fields', 'See errors for what is wrong with each field.', [
    {
      field: 'channel',
      code: 'unknown-reference',
      message: `Channels are ${CHANNELS.map((known) => known.id).join(', ')}.`,
    },
  ]);
}

/** A channel's settings as its schema reads them; problems are named as in the whole method. Throws InvalidRequest. */
export function readConfig(channel: Channel<unknown>, given: Json): Json {
  const parsed = readBySchema(channel.configSchema, given);
  if (parsed.success) return parsed.data as Json;
  const errors = parsed.problems.map((problem) => ({
    ...problem,
    field: problem.field === '' ? 'config' : `config.${problem.field}`,
  }));
  return refuse('invalid-fields', 'See errors for what is wrong with each field.', errors);
}

async function leadTypeOf(sql: Queryable, id: string): Promise<LeadTypeRecord> {
  const type = await loadLeadType(sql, id);
  if (!type) throw new UserError('not-found', 'There is no lead type with this id.');
  return type;
}
