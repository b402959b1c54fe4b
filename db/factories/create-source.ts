import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { Source, type SourceEntity } from '../entities/source.entity';
import { newId } from '../new-id';
import { insertRow } from './insert-row';

export async function createSource(
  em: EntityManager,
  given: Partial<RequiredEntityData<SourceEntity>> = {},
): Promise<SourceEntity> {
  return insertRow<SourceEntity>(em, Source, {
    id: newId(),
    name: 'Bright Leads',
    contact: {},
    accessRules: [],
    ...given,
  });
}
