import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { AppUser, type AppUserEntity } from '../entities/app-user.entity';
import { newId } from '../new-id';
import { insertRow } from './insert-row';

export async function createAppUser(
  em: EntityManager,
  given: Partial<RequiredEntityData<AppUserEntity>> = {},
): Promise<AppUserEntity> {
  const id = given.id ?? newId();
  return insertRow<AppUserEntity>(em, AppUser, { name: 'Olivia Operator', email: `${id}@example.com`, ...given, id });
}
