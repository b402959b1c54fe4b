import { Source, type SourceEntity } from '#db/entities/source.entity';
import type { AccessRule } from '#domain/lead/campaign.schema';
import { sources } from '#api/contract/resources/sources';
import { isAddressBlock } from '#api/intake/check-address';
import type { ResourceBinding } from '../engine/binding';

export const sourceBinding: ResourceBinding<SourceEntity> = {
  contract: sources,
  entity: Source,
  table: 'source',
  check: async (draft) => (draft['accessRules'] as AccessRule[]).flatMap((rule, index) => (isAddressBlock(rule.cidr) ? [] : [{
    field: `accessRules.${index}.cidr`, code: 'not-an-address', message: 'Write an address such as 203.0.113.7 or a block such as 203.0.113.0/24.',
  }])),
};
