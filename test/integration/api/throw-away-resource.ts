import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { z } from 'zod';
import { bookkeepingProperties } from '#db/columns/columns';
import { openToAll } from '#db/scope/entity-scopes';
import { bookkeeping as everyRow, defineResource } from '#api/contract/resources/resource';
import { activeStatusSchema, nameSchema, priceMinorSchema } from '#api/contract/resources/vocabulary';
import type { ResourceBinding } from '#api/resources/engine/binding';

/** The migration a new resource brings along. */
export const VAN_TABLE = `create table van (
  id uuid primary key, name text not null unique, status text not null, price_minor bigint not null, driver_id uuid references app_user, electric boolean not null,
  version integer not null default 1, created_at timestamptz not null default now(), updated_at timestamptz not null default now()
)`;

/** 1. The entity: how it is stored. */
export const Van = defineEntity({
  name: 'Van',
  tableName: 'van',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    status: p.text(),
    priceMinor: p.bigint('number'),
    driverId: p.uuid().nullable(),
    electric: p.boolean(),
    ...bookkeepingProperties(),
  },
});

/** 2. The contract: what callers may send and see. */
export const vans = defineResource({
  name: 'vans',
  label: 'Vans',
  permissions: { view: 'settings:view', edit: 'settings:edit' },
  writable: z.strictObject({
    name: nameSchema,
    status: activeStatusSchema.default('active'),
    priceMinor: priceMinorSchema.default(0),
    driverId: z.uuid().nullable().default(null),
    electric: z.boolean().default(false),
  }),
  fixed: [],
  writeOnly: [],
  documents: [],
  readOnly: z.object(everyRow),
  filters: ['status'],
  refers: { driverId: 'users' },
});

/** 3. The binding: what ties them together. */
export const vanBinding: ResourceBinding<InferEntity<typeof Van>> = {
  contract: vans,
  entity: Van,
  table: 'van',
  scope: openToAll,
};
