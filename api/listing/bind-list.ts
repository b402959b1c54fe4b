import type { Express } from 'express';
import type { Pool } from 'pg';
import type { Group } from '#db/listing/filter-tree';
import type { ListQuery } from '#db/listing/list-query';
import type { MakeSource } from '#db/listing/list-source';
import { countRows, readPage } from '#db/listing/read-list';
import { seesEverything } from '#db/scope/data-scope';
import { UserError } from '#domain/kernel/errors';
import { recordLook } from '#api/access/record-look';
import { checkFilter, checkSort } from '#api/contract/listing/check-filter';
import type { FilterGroup } from '#api/contract/listing/filter';
import type { List, ListSort } from '#api/contract/listing/list';
import { COUNT_LIMIT, listEndpoints, type ListPage } from '#api/contract/listing/list-endpoints';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { exportList } from './export-list';

export interface ListParts {
  readonly pool: Pool;
}
interface Asked {
  readonly filter?: FilterGroup | undefined;
  readonly sort?: readonly ListSort[] | undefined;
  readonly cursor?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** Search, count and export of one list, for whoever asks as far as they may see. A look at consumers' data is booked before it is handed out. */
export function bindList(app: Express, edge: Edge, parts: ListParts, list: List, source: MakeSource): void {
  const { pool } = parts;
  const endpoints = listEndpoints(list);
  const columns = new Map(list.columns.map((column) => [column.name, column]));
  const personal = list.columns.some((column) => column.personal);
  const queryOf = (asked: Asked, principal: Principal): ListQuery => {
    if (list.wholeOnly && !seesEverything(principal.sees)) {
      throw new UserError('restricted-role', `The ${list.label.toLowerCase()} is about all data; your role sees a part of it.`);
    }
    check(list, asked);
    const filter: Group | undefined = asked.filter;
    return { list: list.name, columns, source, sees: principal.sees, filter, sort: asked.sort?.length ? asked.sort : [list.defaultSort], cursor: asked.cursor, ids: asked.ids };
  };

  bindEndpoint(app, edge, endpoints.search, async ({ body, principal }) => {
    const page = await readPage(pool, queryOf(body, principal), body.limit);
    if (personal && page.items.length > 0) await recordLook(pool, principal, { action: 'search', entity: list.name, count: page.items.length });
    return { status: 200, body: page as unknown as ListPage<List> };
  });
  bindEndpoint(app, edge, endpoints.count, async ({ body, principal }) => ({ status: 200, body: await countRows(pool, queryOf(body, principal), COUNT_LIMIT) }));
  bindEndpoint(app, edge, endpoints.export, async ({ body, principal }) => {
    const query = queryOf(body, principal);
    return { status: 200, body: await exportList(pool, { list, query, principal, format: body.format, columns: body.columns }) };
  });
}

function check(list: List, { filter, sort }: Asked): void {
  const under = (root: string, problems: ReturnType<typeof checkFilter>) =>
    problems.map((problem) => ({ ...problem, field: problem.field === '' ? root : `${root}.${problem.field}` }));
  const problems = [...under('filter', filter ? checkFilter(list, filter) : []), ...under('sort', checkSort(list, sort ?? []))];
  if (problems.length > 0) refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
}
