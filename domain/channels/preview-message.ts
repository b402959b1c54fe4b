import { UserError } from '../kernel/errors';
import type { Reason } from '../kernel/reason';
import type { MappingDocument } from '../mapping/mapping.schema';
import type { RenderFacts } from '../mapping/render-facts';
import { traceMapping, type TracedMapping } from '../mapping/trace-mapping';
import type { MethodEnvironment } from '../words/delivery';
import type { Envelope } from './channel';
import { channelOf } from './registry';

/** One message to make: of which method, of what, for where. All of it can be handed to a thread. */
export interface MessageOrder {
  readonly channel: string;
  readonly config: unknown;
  readonly mapping: MappingDocument;
  readonly facts: RenderFacts;
  readonly environment: MethodEnvironment;
}
export interface PreviewedMessage {
  readonly traced: TracedMapping;
  /** Null when it cannot be made; `problem` says why. */
  readonly envelope: Envelope | null;
  readonly problem: Reason | null;
}

/** Exactly what would be sent. */
export const renderOrder = ({ channel, config, mapping, facts, environment }: MessageOrder): Promise<Envelope> =>
  channelOf(channel).render(config, mapping, facts, environment);

/** What each row of the mapping makes of the lead, and the message itself or why there is none. */
export async function previewMessage(order: MessageOrder): Promise<PreviewedMessage> {
  const traced = await traceMapping(order.mapping, order.facts);
  try {
    return { traced, envelope: await renderOrder(order), problem: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { traced, envelope: null, problem: { code: error.code, message: error.message } };
  }
}
