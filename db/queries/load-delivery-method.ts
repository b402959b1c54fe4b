import type { MethodEnvironment } from '#domain/words/delivery';
import type { Pool } from 'pg';
import { loadMethod } from './load-method';
import { openSecrets } from '#db/secrets/seal-secrets';
import type { SecretBox } from '#db/secrets/secret-box';
import type { Channel } from '#domain/channels/channel';
import { channelOf } from '#domain/channels/registry';
import { BugError, UserError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import type { MappingDocument } from '#domain/mapping/mapping.schema';

/** A delivery method ready for use: its channel, and its configuration with the secrets opened (in memory only). */
export interface LoadedMethod {
  readonly methodId: string;
  readonly channel: Channel<unknown>;
  readonly environment: MethodEnvironment;
  readonly config: Json;
  readonly mapping: MappingDocument;
}

/**
 * Throws UserError `method-unreadable` where its secrets are sealed under a key that is not configured, or its settings do not fit any
 * more: no repetition mends that, saving the method again does.
 */
export async function loadDeliveryMethod(pool: Pool, secrets: SecretBox, methodId: string): Promise<LoadedMethod> {
  const method = await loadMethod(pool, methodId);
  if (!method) throw new BugError('method-missing', 'A delivery refers to a method that does not exist.', { methodId });
  const channel = channelOf(method.channel);
  return { methodId, channel, environment: method.environment, config: readable(), mapping: method.mapping };

  function readable(): Json {
    try {
      return channel.configSchema.parse(openSecrets(secrets, method!.config, channel.secrets)) as Json;
    } catch {
      throw new UserError('method-unreadable', METHOD_UNREADABLE, { methodId });
    }
  }
}

const METHOD_UNREADABLE =
  'The delivery method cannot be used: its credentials or settings cannot be read. Save it again.';
