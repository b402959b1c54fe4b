import { AppUser, type AppUserEntity } from '#db/entities/app-user.entity';
import { users } from '#api/contract/resources/users';
import type { ResourceBinding } from '../engine/binding';

export const userBinding: ResourceBinding<AppUserEntity> = { contract: users, entity: AppUser, table: 'app_user' };
