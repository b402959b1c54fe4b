import type { ResourceNames } from '../resource-names';

export const resourceMigration = ({ pascal, table, manyWords }: ResourceNames, number: string): string => `
import { Migration } from '@mikro-orm/migrations';
import { limitRows } from './kit/limit-rows';

/** ${manyWords}: something people set up. */
export class ${pascal}${number} extends Migration {
  override up(): void {
    this.addSql(\`
set local lock_timeout = '2s';

create table ${table} (
  id uuid primary key,
  name text not null unique,
  status text not null default 'active' check (status in ('active', 'inactive')),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
\${limitRows('${table}')}
\`);
  }
}
`;

export const resourceEntity = ({ pascal, table, manyWords }: ResourceNames): string => `
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ActiveStatus } from '#domain/words/market';
import { bookkeepingProperties } from '../columns/columns';

/** ${manyWords}: something people set up. */
export const ${pascal} = defineEntity({
  name: '${pascal}',
  tableName: '${table}',
  properties: {
    id: p.uuid().primary(),
    name: p.text().unique(),
    status: p.text().$type<ActiveStatus>().default('active'),
    ...bookkeepingProperties(),
  },
});
export type ${pascal}Entity = InferEntity<typeof ${pascal}>;
`;

export const resourceContract = ({ manyKebab, manyCamel, manyWords }: ResourceNames): string => `
import { z } from 'zod';
import { bookkeeping, defineResource } from './resource';
import { activeStatusSchema, nameSchema } from './vocabulary';

export const ${manyCamel} = defineResource({
  name: '${manyKebab}',
  label: '${manyWords}',
  permissions: { view: 'settings:view', edit: 'settings:edit' },
  writable: z.strictObject({
    name: nameSchema,
    status: activeStatusSchema.default('active'),
  }),
  fixed: [],
  writeOnly: [],
  documents: [],
  readOnly: z.object(bookkeeping),
  filters: ['name', 'status'],
});
`;

export const resourceList = ({ camel, manyKebab, manyWords }: ResourceNames): string => `
import { ACTIVE_STATUSES } from '#domain/words/market';
import { bookkeepingColumns, column, defineList } from '../list';

export const ${camel}List = defineList({
  name: '${manyKebab}',
  label: '${manyWords}',
  access: 'account',
  permission: 'settings:view',
  columns: [
    column.text('name', 'Name', { always: true, width: 220 }),
    column.choice('status', 'Status', { choices: ACTIVE_STATUSES, always: true }),
    ...bookkeepingColumns,
  ],
  defaultSort: { column: 'name', descending: false },
});
`;

export const resourceListSource = ({ manyCamel, table }: ResourceNames): string => `
import type { MakeSource } from '../listing/list-source';
import { rowFacts } from './row-columns';

export const ${manyCamel}Source: MakeSource = () => ({
  from: '${table}',
  name: '${table}',
  where: [],
  columns: {
    ...rowFacts('${table}'),
    name: { show: '${table}.name' },
    status: { show: '${table}.status' },
  },
});
`;

export const resourceBinding = ({ kebab, camel, pascal, table, manyKebab, manyCamel }: ResourceNames): string => `
import { ${pascal}, type ${pascal}Entity } from '#db/entities/${kebab}.entity';
import { ${manyCamel} } from '#api/contract/resources/${manyKebab}';
import type { ResourceBinding } from '../engine/binding';

export const ${camel}Binding: ResourceBinding<${pascal}Entity> = {
  contract: ${manyCamel},
  entity: ${pascal},
  table: '${table}',
};
`;
