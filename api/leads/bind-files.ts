import type { Express } from 'express';
import type { Pool } from 'pg';
import { readRow, readRows } from '#db/read-rows';
import type { LeadNews } from '#db/lead-news';
import { lockUnerased } from '#db/leads/refuse-erased';
import { inTransaction } from '#db/pool';
import { newId } from '#db/new-id';
import { actorNames } from '#db/queries/actor-names';
import { UserError } from '#domain/kernel/errors';
import { deleteFile, downloadFile, FILES_PER_LEAD, listFiles, uploadFile } from '#api/contract/lead-files';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { assertLeadInSight } from './in-sight';
import { isoOf } from '#api/http/iso-of';
import type { FileScanner } from './file-scanner';
import { receiveFile } from './receive-file';

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly uploadedBy: string;
  readonly createdAt: number;
}
const COLUMNS = 'id, name, media_type, size_bytes, uploaded_by, created_at';
const STORE = `
  insert into lead_file (id, lead_id, name, media_type, size_bytes, content, uploaded_by)
  select $1, $2, $3, $4, $5, $6, $7 where (select count(*) from lead_file where lead_id = $2) < $8 returning ${COLUMNS}`;

/** Files people attach to a lead. They are given out only to be saved, never to be shown by a browser. */
export function bindFiles(
  app: Express,
  edge: Edge,
  {
    pool,
    news,
    scanFile,
  }: { readonly pool: Pool; readonly news: LeadNews; readonly scanFile?: FileScanner | undefined },
): void {
  const shown = async (rows: readonly FileRow[]) => {
    const nameOf = await actorNames(
      pool,
      rows.map((row) => row.uploadedBy),
    );
    return rows.map((row) => ({ ...row, uploadedByName: nameOf(row.uploadedBy), createdAt: isoOf(row.createdAt) }));
  };
  bindEndpoint(app, edge, listFiles, async ({ params, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const text = `select ${COLUMNS} from lead_file where lead_id = $1 order by created_at, id`;
    const rows = await readRows<FileRow>(pool, { name: 'list-lead-files', text, values: [params.leadId] });
    return { status: 200, body: { items: await shown(rows) } };
  });
  bindEndpoint(app, edge, uploadFile, async ({ params, principal, request }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const file = await receiveFile(request);
    await scanFile?.(file.content);
    const [stored] = await shown([await storeFile(pool, params.leadId, principal.actor, file)]);
    news.tell(params.leadId);
    return { status: 201, body: stored! };
  });
  bindEndpoint(app, edge, downloadFile, async ({ params, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    const text = 'select name, content from lead_file where id = $1 and lead_id = $2';
    const row = await readRow<{ name: string; content: Buffer }>(pool, {
      name: 'read-lead-file',
      text,
      values: [params.fileId, params.leadId],
    });
    if (!row) throw unknownFile();
    const write = async (out: { end(): unknown; write(chunk: Uint8Array): boolean }): Promise<void> => {
      out.write(row.content);
      out.end();
    };
    return {
      status: 200,
      body: { name: row.name, media: 'application/octet-stream', write },
      headers: { 'X-Content-Type-Options': 'nosniff' },
    };
  });
  bindEndpoint(app, edge, deleteFile, async ({ params, principal }) => {
    await assertLeadInSight(pool, params.leadId, principal);
    await removeFile(pool, params);
    news.tell(params.leadId);
    return { status: 204, body: null };
  });
}

/** Throws UserError when the lead has no such file. */
async function removeFile(pool: Pool, of: { readonly leadId: string; readonly fileId: string }): Promise<void> {
  const text = 'delete from lead_file where id = $1 and lead_id = $2';
  const { rowCount } = await inTransaction(pool, async (client) => {
    await lockUnerased(client, of.leadId);
    return client.query({ name: 'delete-lead-file', text, values: [of.fileId, of.leadId] });
  });
  if (rowCount === 0) throw unknownFile();
}

/** Throws UserError when the lead has as many files as it may have. */
async function storeFile(
  pool: Pool,
  leadId: string,
  actor: string,
  file: Awaited<ReturnType<typeof receiveFile>>,
): Promise<FileRow> {
  const { name, mediaType, content } = file;
  const values = [newId(), leadId, name, mediaType, content.length, content, actor, FILES_PER_LEAD];
  const row = await inTransaction(pool, async (client) => {
    await lockUnerased(client, leadId);
    return readRow<FileRow>(client, { name: 'store-lead-file', text: STORE, values });
  });
  if (!row) throw new UserError('too-many-files', `A lead may have at most ${FILES_PER_LEAD} files.`);
  return row;
}

const unknownFile = (): UserError => new UserError('not-found', 'The lead has no file with this id.');
