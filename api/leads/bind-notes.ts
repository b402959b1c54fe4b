import type { Express } from 'express';
import type { Pool } from 'pg';
import type { LeadNews } from '#db/lead-news';
import { newId } from '#db/new-id';
import { actorNames } from '#db/queries/actor-names';
import { addNote, listNotes } from '#api/contract/lead-notes';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { assertLeadInSight } from './in-sight';

interface NoteRow {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly createdAt: Date;
}

/** Notes people leave on a lead. */
export function bindNotes(
  app: Express,
  edge: Edge,
  { pool, news }: { readonly pool: Pool; readonly news: LeadNews },
): void {
  bindEndpoint(app, edge, listNotes, async ({ params, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const text = `select id, author, text, created_at as "createdAt" from lead_note where lead_id = $1 order by created_at, id`;
    const { rows } = await pool.query<NoteRow>({ name: 'list-lead-notes', text, values: [params.leadId] });
    const nameOf = await actorNames(
      pool,
      rows.map((row) => row.author),
    );
    return {
      status: 200,
      body: {
        items: rows.map((row) => ({ ...row, authorName: nameOf(row.author), createdAt: row.createdAt.toISOString() })),
      },
    };
  });
  bindEndpoint(app, edge, addNote, async ({ params, body, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const text = `insert into lead_note (id, lead_id, author, text) values ($1, $2, $3, $4) returning created_at as "createdAt"`;
    const id = newId();
    const { rows } = await pool.query<{ createdAt: Date }>({
      name: 'add-lead-note',
      text,
      values: [id, params.leadId, principal.actor, body.text],
    });
    news.tell(params.leadId);
    const nameOf = await actorNames(pool, [principal.actor]);
    const createdAt = (rows[0]?.createdAt ?? new Date()).toISOString();
    return {
      status: 201,
      body: { id, author: principal.actor, authorName: nameOf(principal.actor), text: body.text, createdAt },
    };
  });
}
