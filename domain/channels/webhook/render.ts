import { mapFields } from '../../mapping/map-fields';
import type { MappingDocument } from '../../mapping/mapping.schema';
import type { HttpEnvelope } from '../channel';
import type { RenderFacts } from '../../mapping/render-facts';
import type { MethodEnvironment } from '../../words/delivery';
import { renderRequest } from '../shared/render-request';
import type { WebhookConfig } from './config.schema';

/** One request with the mapped fields and nothing else of the lead. */
export async function renderWebhook(
  config: WebhookConfig,
  mapping: MappingDocument,
  facts: RenderFacts,
  environment: MethodEnvironment,
): Promise<HttpEnvelope> {
  return renderRequest(config, await mapFields(mapping, facts), facts, environment);
}
