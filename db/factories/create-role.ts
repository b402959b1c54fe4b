import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { Role, type RoleEntity } from '../entities/role.entity';
import { newId } from '../new-id';
import { insertRow } from './insert-row';

export async function createRole(
  em: EntityManager,
  given: Partial<RequiredEntityData<RoleEntity>> = {},
): Promise<RoleEntity> {
  const id = given.id ?? newId();
  const everything = { buyerIds: null, sourceIds: null, leadTypeIds: null };
  return insertRow<RoleEntity>(em, Role, { name: `Role ${id}`, permissions: [], sees: everything, ...given, id });
}
