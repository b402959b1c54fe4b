import type { Pool } from 'pg';
import { countRows } from '#db/listing/read-list';
import type { ListQuery } from '#db/listing/list-query';
import { streamRows } from '#db/listing/stream-rows';
import { UserError } from '#domain/kernel/errors';
import { recordLook } from '#api/access/record-look';
import type { FileAnswer } from '#api/contract/endpoint';
import type { List, ListColumn } from '#api/contract/listing/list';
import { FORMAT_MEDIA, type ExportFormat } from '#api/contract/listing/list-endpoints';
import { refuse } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { writeCsv } from './write-csv';
import { writeXlsx } from './write-xlsx';
import type { RowSource, WriteSheet } from './sheet';

export interface ExportRequest {
  readonly list: List;
  readonly query: ListQuery;
  readonly principal: Principal;
  readonly format: ExportFormat;
  readonly columns: readonly string[] | undefined;
}

/** A worksheet holds 1,048,576 rows, the heading among them. */
const MOST_ROWS: Readonly<Record<ExportFormat, number>> = { csv: 1_000_000, xlsx: 1_048_575 };
const WRITERS: Readonly<Record<ExportFormat, WriteSheet>> = { csv: writeCsv, xlsx: writeXlsx };
/** An export holds a database connection while its reader reads; leads need the others. */
const AT_ONCE = 2;
let running = 0;

/** A file of a list: the columns asked for, in that order, under their headings. Who took how much of it is booked first. */
export async function exportList(pool: Pool, request: ExportRequest): Promise<FileAnswer> {
  const { list, query, principal, format } = request;
  const columns = chosenColumns(list, request.columns);
  if (running >= AT_ONCE)
    throw new UserError('too-many-exports', 'Other exports are running; try again when one of them is done.');
  const { rows } = await pool.query<{ zone: string; today: string }>(
    `select time_zone as zone, to_char(now() at time zone time_zone, 'YYYY-MM-DD') as today from installation`,
  );
  const { zone = 'UTC', today = '' } = rows[0] ?? {};
  const most = MOST_ROWS[format];
  const { count } = await countRows(pool, query, most);
  await recordLook(pool, principal, {
    action: 'export',
    entity: list.name,
    count,
    detail: { format, columns: columns.map(({ name }) => name).join(' ') },
  });
  const source: RowSource = (take) => streamRows(pool, query, most, take);
  return {
    name: `${list.name}-${today}.${format}`,
    media: FORMAT_MEDIA[format],
    write: async (out) => {
      running += 1;
      try {
        await WRITERS[format]({ title: list.label, columns, zone }, source, out);
      } finally {
        running -= 1;
      }
    },
  };
}

/** An amount says nothing without its currency: it comes along with the first one. */
function chosenColumns(list: List, names: readonly string[] | undefined): ListColumn[] {
  const exportable = list.columns.filter((column) => column.export !== false);
  const chosen = names
    ? names.map((name) => exportable.find((column) => column.name === name))
    : exportable.filter(({ shown }) => shown);
  const unknown = chosen.findIndex((column) => column === undefined);
  if (unknown >= 0)
    refuse('invalid-fields', 'See errors for what is wrong with each field.', [
      { field: `columns.${unknown}`, code: 'unknown-column', message: 'The list has no such column to export.' },
    ]);
  const columns = [...new Set(chosen as ListColumn[])];
  const currency = exportable.find(({ name }) => name === 'currency');
  const amount = columns.findLastIndex(({ kind }) => kind === 'money');
  if (amount >= 0 && currency && !columns.includes(currency)) columns.splice(amount + 1, 0, currency);
  return columns;
}
