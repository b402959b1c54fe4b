import { stringify } from 'csv-stringify/sync';
import { cellValue, WallTimeCell } from './cell-value';
import { headingsOf, type WriteSheet } from './sheet';
import { untilWritten } from './until-written';

/** Without it, spreadsheet programs read UTF-8 as something else. */
const BYTE_ORDER_MARK = '\uFEFF';
const OPTIONS = {
  record_delimiter: '\r\n',
  escape_formulas: true,
  cast: { boolean: (value: boolean) => (value ? 'true' : 'false') },
} as const;

/** Comma-separated values. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
export const writeCsv: WriteSheet = async (sheet, rows, out) => {
  let heading = BYTE_ORDER_MARK + stringify([headingsOf(sheet)], OPTIONS);
  await rows(async (batch) => {
    const lines = batch.map((row) =>
      sheet.columns.map((column) => {
        const value = cellValue(column, row[column.name], sheet.zone);
        return value instanceof WallTimeCell ? value.toString() : value;
      }),
    );
    const text = heading + stringify(lines, OPTIONS);
    heading = '';
    return untilWritten(out, text);
  });
  if (heading !== '') await untilWritten(out, heading);
  out.end();
};
