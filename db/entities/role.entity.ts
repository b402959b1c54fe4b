import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { bookkeepingProperties, jsonb, textArray } from '../columns/columns';

/** Which buyers, sources and lead types a role shows; null = all. */
export interface RoleSight {
  readonly buyerIds: string[] | null;
  readonly sourceIds: string[] | null;
  readonly leadTypeIds: string[] | null;
}

/** What a group of people may do, and what they see. */
export const Role = defineEntity({
  name: 'Role',
  tableName: 'role',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    permissions: textArray<string>(),
    sees: jsonb<RoleSight>(),
    builtIn: p.boolean().default(false),
    ...bookkeepingProperties(),
  },
});
export type RoleEntity = InferEntity<typeof Role>;

/** The role that is always there and allows everything. */
export const ADMINISTRATOR_ROLE_ID = '0190a000-0000-7000-8000-000000000001';
