import type { Express } from 'express';
import type { Pool } from 'pg';
import type { Group } from '#db/listing/filter-tree';
import type { ListQuery } from '#db/listing/list-query';
import type { MakeSource } from '#db/listing/list-source';
import { countRows, readPage } from '#db/listing/read-list';
import { withLeadFields } from '#db/lists/lead-field-columns';
import { demandWholeSight } from '#api/access/demand-whole-sight';
import { recordLook } from '#api/access/record-look';
import { checkFilter, checkSort } from '#api/contract/listing/check-filter';
import { isFilterGroup, type FilterGroup } from '#api/contract/listing/filter';
import { FIELD_COLUMN, type List, type ListSort } from '#api/contract/listing/list';
import { COUNT_LIMIT, listEndpoints, type ListPage } from '#api/contract/listing/list-endpoints';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { exportList } from './export-list';
import { listInSight } from './lead-fields';

export interface ListParts {
  readonly pool: Pool;
}
interface Asked {
  readonly filter?: FilterGroup | undefined;
  readonly sort?: readonly ListSort[] | undefined;
  readonly cursor?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Columns of lead-type fields to show; those of an export are among all its columns. */
  readonly fields?: readonly string[] | undefined;
  readonly named?: readonly string[] | undefined;
}

/** Search, count and export of one list, for whoever asks as far as they may see. A look at consumers' data is booked before it is handed out. */
export function bindList(app: Express, edge: Edge, parts: ListParts, list: List, source: MakeSource): void {
  const { pool } = parts;
  const endpoints = listEndpoints(list);
  const queryOf = async (
    asked: Asked,
    principal: Principal,
  ): Promise<{ query: ListQuery; list: List; personal: boolean }> => {
    if (list.wholeOnly) demandWholeSight(principal, `The ${list.label.toLowerCase()} is`);
    const named = fieldsNamed(asked);
    const full = await listInSight(pool, list, principal, named.size > 0);
    check(full.list, asked);
    const fields = full.fields.filter(({ column }) => named.has(column));
    const columns = new Map(
      full.list.columns
        .filter(({ name }) => !name.startsWith(FIELD_COLUMN) || named.has(name))
        .map((column) => [column.name, column]),
    );
    const filter: Group | undefined = asked.filter;
    const sort = asked.sort?.length ? asked.sort : [list.defaultSort];
    const personal = fields.length > 0 || list.columns.some((column) => column.personal);
    return {
      list: full.list,
      personal,
      query: {
        list: list.name,
        columns,
        source: withLeadFields(source, fields),
        sees: principal.sees,
        filter,
        sort,
        cursor: asked.cursor,
        ids: asked.ids,
      },
    };
  };

  bindEndpoint(app, edge, endpoints.search, async ({ body, principal }) => {
    const { query, personal } = await queryOf(body, principal);
    const page = await readPage(pool, query, body.limit);
    if (personal && page.items.length > 0)
      await recordLook(pool, principal, { action: 'search', entity: list.name, count: page.items.length });
    return { status: 200, body: page as unknown as ListPage<List> };
  });
  bindEndpoint(app, edge, endpoints.count, async ({ body, principal }) => ({
    status: 200,
    body: await countRows(pool, (await queryOf(body, principal)).query, COUNT_LIMIT),
  }));
  bindEndpoint(app, edge, endpoints.export, async ({ body, principal }) => {
    const { columns, format, ...asked } = body;
    const { list: full, query } = await queryOf({ ...asked, named: columns }, principal);
    return { status: 200, body: await exportList(pool, { list: full, query, principal, format, columns }) };
  });
}

/** The columns of lead-type fields that are asked for, to show, to filter or to sort by. */
function fieldsNamed({ filter, sort = [], fields = [], named = [] }: Asked): ReadonlySet<string> {
  const names = [...(filter ? columnsOf(filter) : []), ...sort.map(({ column }) => column), ...fields, ...named];
  return new Set(names.filter((name) => name.startsWith(FIELD_COLUMN)));
}

const columnsOf = (group: FilterGroup): string[] =>
  group.items.flatMap((item) => (isFilterGroup(item) ? columnsOf(item) : [item.column]));

function check(list: List, { filter, sort, fields = [] }: Asked): void {
  const under = (root: string, problems: ReturnType<typeof checkFilter>) =>
    problems.map((problem) => ({ ...problem, field: problem.field === '' ? root : `${root}.${problem.field}` }));
  const unknown = fields.flatMap((name, index) =>
    name.startsWith(FIELD_COLUMN) && list.columns.some((column) => column.name === name)
      ? []
      : [
          {
            field: `fields.${index}`,
            code: 'unknown-column',
            message: 'No lead type in sight shows such a field on lists.',
          },
        ],
  );
  const problems = [
    ...unknown,
    ...under('filter', filter ? checkFilter(list, filter) : []),
    ...under('sort', checkSort(list, sort ?? [])),
  ];
  if (problems.length > 0) refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
}
