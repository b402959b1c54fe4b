import { mapFields, type MappedValue } from '../../mapping/map-fields';
import type { MappingDocument } from '../../mapping/mapping.schema';
import type { HttpEnvelope } from '../channel';
import type { RenderFacts } from '../../mapping/render-facts';
import type { MethodEnvironment } from '../../words/delivery';
import { renderRequest } from '../shared/render-request';
import type { PingPostConfig } from './config.schema';

/** The post carries the reference the buyer gave with its bid, so that the buyer finds its own quote again. */
function withReference(
  values: readonly MappedValue[],
  config: PingPostConfig,
  facts: RenderFacts,
): readonly MappedValue[] {
  const { referenceName } = config;
  if (referenceName === undefined || facts.pingReference === undefined) return values;
  return [...values.filter((value) => value.to !== referenceName), { to: referenceName, value: facts.pingReference }];
}

export async function renderPost(
  config: PingPostConfig,
  mapping: MappingDocument,
  facts: RenderFacts,
  environment: MethodEnvironment,
): Promise<HttpEnvelope> {
  return renderRequest(config, withReference(await mapFields(mapping, facts), config, facts), facts, environment);
}
