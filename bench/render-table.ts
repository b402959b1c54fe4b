import type { Measured } from './measure';

const HEAD = ['measure', 'value', 'floor', 'ratio', 'budget', 'holds'] as const;

/** The figures side by side, and below them what else was seen. */
export function renderTable(measured: readonly Measured[]): string {
  const rows = [
    HEAD,
    ...measured.map((each) => [
      each.measure,
      String(each.value),
      each.floor === null ? '–' : String(each.floor),
      each.ratio === null ? '–' : String(each.ratio),
      each.budget,
      each.holds ? 'yes' : 'NO',
    ]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const notes = measured.filter(({ note }) => note !== '').map(({ id, note }) => `${id}: ${note}`);
  return ['', lines[0], widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1), '', ...notes].join(
    '\n',
  );
}
