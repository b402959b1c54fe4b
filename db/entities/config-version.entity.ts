import { defineEntity, p } from '@mikro-orm/core';
import type { Json } from '#domain/kernel/json';
import { jsonb, moment } from '../columns/columns';

/** One configuration change. Read only here: rows are written by `writeConfig`. */
export const ConfigVersion = defineEntity({
  name: 'ConfigVersion',
  tableName: 'config_version',
  readonly: true,
  properties: {
    id: p.bigint('number').columnType('bigint').primary().autoincrement(),
    entity: p.text(),
    entityId: p.uuid(),
    version: p.integer(),
    actor: p.text(),
    at: moment(),
    before: jsonb<Json>().nullable(),
    after: jsonb<Json>().nullable(),
    note: p.text().nullable(),
    createdAt: moment().onCreate(() => new Date()),
  },
});
