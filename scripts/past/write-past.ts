import type { PoolClient } from 'pg';
import { finalRows } from './final-rows';
import { PAST_TABLES, type PastBook } from './past-book';

/** Rows of one statement. */
const CHUNK = 1000;

/** Writes the whole past in the caller's transaction. */
export async function writePast(client: PoolClient, book: PastBook): Promise<void> {
  for (const table of PAST_TABLES) {
    const rows = finalRows(book, table);
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    for (let at = 0; at < rows.length; at += CHUNK) {
      await client.query(
        `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [JSON.stringify(rows.slice(at, at + CHUNK))],
      );
    }
  }
}
