import { Writable } from 'node:stream';
import { stream, type Worksheet } from 'exceljs';
import type { FileSink } from '#api/contract/endpoint';
import type { ListColumn } from '#api/contract/listing/list';
import { cellValue, WallTimeCell, type CellValue } from './cell-value';
import { headingsOf, type Sheet, type WriteSheet } from './sheet';
import { untilWritten } from './until-written';

/** What a cell may hold at most. */
const LONGEST_TEXT = 32_767;
const FORMATS: Readonly<Partial<Record<ListColumn['kind'], string>>> = {
  money: '#,##0.00',
  moment: 'yyyy-mm-dd hh:mm:ss',
};

/** A workbook of one sheet, written row by row. Texts are cells of text, never formulas; times and amounts are cells one can calculate with. */
export const writeXlsx: WriteSheet = async (sheet, rows, out) => {
  const sink = sinkOf(out);
  const ended = new Promise<void>((resolve) => {
    for (const event of ['finish', 'close', 'error'] as const) sink.once(event, () => resolve());
  });
  const workbook = new stream.xlsx.WorkbookWriter({ stream: sink, useStyles: true, useSharedStrings: false });
  const worksheet = begin(
    workbook.addWorksheet(sheet.title.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] }),
    sheet,
  );
  await rows(async (batch) => {
    for (const row of batch)
      worksheet.addRow(sheet.columns.map((column) => cellOf(cellValue(column, row[column.name], sheet.zone)))).commit();
    // Lets the compressor and the reader catch up, so that rows do not pile up in memory.
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    if (sink.writableNeedDrain)
      await new Promise<void>((resolve) => {
        for (const event of ['drain', 'close'] as const) sink.once(event, () => resolve());
      });
    return !sink.destroyed && !out.destroyed;
  });
  if (out.destroyed) return;
  worksheet.commit();
  await Promise.race([workbook.commit(), ended]);
  await ended;
};

function begin(worksheet: Worksheet, sheet: Sheet): Worksheet {
  const headings = headingsOf(sheet);
  worksheet.columns = sheet.columns.map(({ kind, width }, index) => ({
    header: headings[index] ?? '',
    width: Math.round(width / 7),
    ...(FORMATS[kind] === undefined ? {} : { style: { numFmt: FORMATS[kind] } }),
  }));
  const heading = worksheet.getRow(1);
  heading.font = { bold: true };
  heading.commit();
  return worksheet;
}

function cellOf(value: CellValue): string | number | boolean | Date | null {
  if (value instanceof WallTimeCell) return value.at;
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value;
}

/** A stream of Node over the answer, so that the workbook waits for its reader. */
function sinkOf(out: FileSink): Writable {
  return new Writable({
    write: (chunk: Uint8Array, _encoding, done) =>
      void untilWritten(out, chunk).then((open) => done(open ? null : new Error('the reader is gone')), done),
    final: (done) => {
      out.end();
      done();
    },
  });
}
