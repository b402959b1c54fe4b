import type { Express } from 'express';
import type { Pool } from 'pg';
import { inTransaction } from '#db/pool';
import { readRow, readRows } from '#db/read-rows';
import type { LeadNews } from '#db/lead-news';
import { lockUnerased } from '#db/leads/refuse-erased';
import { newId } from '#db/new-id';
import { actorNames } from '#db/queries/actor-names';
import { addNote, listNotes } from '#api/contract/lead-notes';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { assertLeadInSight } from './in-sight';
import { isoOf } from '#api/http/iso-of';

interface NoteRow {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly createdAt: number;
}

/** Notes people leave on a lead. */
export function bindNotes(
  app: Express,
  edge: Edge,
  { pool, news }: { readonly pool: Pool; readonly news: LeadNews },
): void {
  bindEndpoint(app, edge, listNotes, async ({ params, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const text = `select id, author, text, created_at from lead_note where lead_id = $1 order by created_at, id`;
    const rows = await readRows<NoteRow>(pool, { name: 'list-lead-notes', text, values: [params.leadId] });
    const nameOf = await actorNames(
      pool,
      rows.map((row) => row.author),
    );
    return {
      status: 200,
      body: { items: rows.map((row) => ({ ...row, authorName: nameOf(row.author), createdAt: isoOf(row.createdAt) })) },
    };
  });
  bindEndpoint(app, edge, addNote, async ({ params, body, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const text = `insert into lead_note (id, lead_id, author, text) values ($1, $2, $3, $4) returning created_at`;
    const id = newId();
    const values = [id, params.leadId, principal.actor, body.text];
    const row = await inTransaction(pool, async (client) => {
      await lockUnerased(client, params.leadId);
      return readRow<{ createdAt: number }>(client, { name: 'add-lead-note', text, values });
    });
    news.tell(params.leadId);
    const nameOf = await actorNames(pool, [principal.actor]);
    const createdAt = isoOf(row?.createdAt ?? Date.now());
    return {
      status: 201,
      body: { id, author: principal.actor, authorName: nameOf(principal.actor), text: body.text, createdAt },
    };
  });
}
