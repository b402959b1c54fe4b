import type { Express } from 'express';
import type { Pool } from 'pg';
import { newId } from '#db/new-id';
import { sqlState } from '#db/pool';
import { readRow, readRows } from '#db/read-rows';
import { UserError } from '#domain/kernel/errors';
import { createView, listViews, removeView, updateView, type View, type ViewDocument } from '#api/contract/views';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { refuse } from '#api/http/invalid-request';
import { isoOf } from '#api/http/iso-of';
import { checkView } from './check-view';
import { userOf } from './user-of';

interface Row {
  readonly id: string;
  readonly list: string;
  readonly name: string;
  readonly shared: boolean;
  readonly document: ViewDocument;
  readonly mine: boolean;
  readonly ownerName: string;
  readonly updatedAt: number;
}
const COLUMNS = `saved_view.id, saved_view.list, saved_view.name, saved_view.shared, saved_view.document, saved_view.user_id = $1 as mine,
  app_user.name as owner_name, saved_view.updated_at`;
const shown = (row: Row): View => ({ ...row, updatedAt: isoOf(row.updatedAt) });

/** Saved views are their owner's; a shared one everybody may use. */
export function bindViews(app: Express, edge: Edge, pool: Pool): void {
  bindEndpoint(app, edge, listViews, async ({ query, principal }) => {
    const text = `select ${COLUMNS} from saved_view join app_user on app_user.id = saved_view.user_id
      where (saved_view.user_id = $1 or saved_view.shared) and ($2::text is null or saved_view.list = $2) order by lower(saved_view.name), saved_view.id`;
    const rows = await readRows<Row>(pool, { text, values: [userOf(principal), query.list ?? null] });
    return { status: 200, body: { items: rows.map(shown) } };
  });
  bindEndpoint(app, edge, createView, async ({ body, principal }) => {
    await checkView(pool, principal, { list: body.list, document: body.document, shared: body.shared });
    const text = `with saved_view as (insert into saved_view (id, user_id, list, name, shared, document) values ($2, $1, $3, $4, $5, $6::jsonb) returning *)
      select ${COLUMNS} from saved_view join app_user on app_user.id = saved_view.user_id`;
    const row = await oneNamed<Row>(pool, text, [
      userOf(principal),
      newId(),
      body.list,
      body.name,
      body.shared,
      JSON.stringify(body.document),
    ]);
    return { status: 201, body: shown(row ?? unknownView()) };
  });
  bindEndpoint(app, edge, updateView, async ({ params, body, principal }) => {
    const own = await readRow<Pick<Row, 'list' | 'shared' | 'document'>>(pool, {
      text: 'select list, shared, document from saved_view where id = $1 and user_id = $2',
      values: [params.id, userOf(principal)],
    });
    const { list, ...saved } = own ?? unknownView();
    const shared = body.shared ?? saved.shared;
    if (body.document || (shared && !saved.shared))
      await checkView(pool, principal, { list, shared, document: body.document ?? saved.document });
    const text = `with saved_view as (
        update saved_view set name = coalesce($3, name), shared = coalesce($4, shared), document = coalesce($5::jsonb, document), updated_at = now()
         where id = $2 and user_id = $1 returning *)
      select ${COLUMNS} from saved_view join app_user on app_user.id = saved_view.user_id`;
    const row = await oneNamed<Row>(pool, text, [
      userOf(principal),
      params.id,
      body.name ?? null,
      body.shared ?? null,
      body.document ? JSON.stringify(body.document) : null,
    ]);
    return { status: 200, body: shown(row ?? unknownView()) };
  });
  bindEndpoint(app, edge, removeView, async ({ params, principal }) => {
    const { rowCount } = await pool.query('delete from saved_view where id = $1 and user_id = $2', [
      params.id,
      userOf(principal),
    ]);
    if (rowCount === 0) unknownView();
    return { status: 204, body: null };
  });
}

async function oneNamed<R extends object>(pool: Pool, text: string, values: unknown[]): Promise<R | null> {
  try {
    return await readRow<R>(pool, { text, values });
  } catch (error) {
    if (sqlState(error) === '23505')
      refuse('not-unique', 'You have a view of this name already.', [
        { field: 'name', code: 'not-unique', message: 'You have a view of this name already.' },
      ]);
    throw error;
  }
}

function unknownView(): never {
  throw new UserError('not-found', 'You have no view with this id.');
}
