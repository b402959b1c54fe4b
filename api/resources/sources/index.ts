import { Source, type SourceEntity } from '#db/entities/source.entity';
import type { AccessRule } from '#domain/lead/campaign.schema';
import { sources } from '#api/contract/resources/sources';
import type { ResourceBinding } from '../engine/binding';
import { wrongAddresses } from './wrong-addresses';

export const sourceBinding: ResourceBinding<SourceEntity> = {
  contract: sources,
  entity: Source,
  table: 'source',
  check: async (draft) => wrongAddresses('accessRules', draft['accessRules'] as AccessRule[]),
};
