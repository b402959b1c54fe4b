import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { bookkeeping } from '../columns/columns';

/** A person of the operator's own staff. */
export const AppUser = defineEntity({
  name: 'AppUser',
  tableName: 'app_user',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text(),
    phone: p.text().nullable(),
    active: p.boolean().default(true),
    ...bookkeeping(),
  },
});
export type AppUserEntity = InferEntity<typeof AppUser>;
