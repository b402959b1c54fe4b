import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { bookkeepingProperties } from '../columns/columns';

/** A person of the operator's own staff. Without a role they hear of things but never sign in. */
export const AppUser = defineEntity({
  name: 'AppUser',
  tableName: 'app_user',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text(),
    phone: p.text().nullable(),
    active: p.boolean().default(true),
    roleId: p.uuid().nullable(),
    ...bookkeepingProperties(),
  },
});
export type AppUserEntity = InferEntity<typeof AppUser>;
