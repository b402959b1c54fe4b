import type { Channel, Envelope } from '#domain/channels/channel';
import { isQuickMessage } from '#domain/channels/is-quick-message';
import { type MessageOrder, type PreviewedMessage, previewMessage } from '#domain/channels/preview-message';
import { tooSlow } from '#domain/expressions/too-slow';
import type { MappingDocument } from '#domain/mapping/mapping.schema';
import type { RenderFacts } from '#domain/mapping/render-facts';
import type { MethodEnvironment } from '#domain/words/delivery';
import type { Lane } from './lane';

/** What the mapping and the templates of one message may take together. */
const MESSAGE_MS = 1000;
/** A preview makes the message twice: row by row, and as a whole. */
const PREVIEW_MS = 2000;

interface MakingMethod {
  readonly channel: Channel<unknown>;
  readonly config: unknown;
  readonly mapping: MappingDocument;
}

const isQuick = ({ config, mapping }: MakingMethod): boolean => isQuickMessage(config as object, mapping);

/** Makes a message: here where nothing in it is programmed, else in a thread. Throws UserError when it takes too long. */
export async function makeMessage(
  { pool, signal }: Lane,
  method: MakingMethod,
  facts: RenderFacts,
  environment: MethodEnvironment,
): Promise<Envelope> {
  const { channel, config, mapping } = method;
  if (isQuick(method)) return channel.render(config, mapping, facts, environment);
  const order: MessageOrder = { channel: channel.id, config, mapping, facts, environment };
  const outcome = await pool.run('render-message', order, { budgetMs: MESSAGE_MS, signal });
  if (outcome.kind === 'done') return outcome.value;
  throw tooSlow();
}

/** The same for somebody who looks at it: with what each row made of the lead. */
export async function previewIn(
  { pool, signal }: Lane,
  method: MakingMethod,
  facts: RenderFacts,
  environment: MethodEnvironment,
): Promise<PreviewedMessage> {
  const order: MessageOrder = { ...method, channel: method.channel.id, facts, environment };
  if (isQuick(method)) return previewMessage(order);
  const outcome = await pool.run('preview-message', order, { budgetMs: PREVIEW_MS, signal });
  if (outcome.kind === 'done') return outcome.value;
  throw tooSlow();
}
