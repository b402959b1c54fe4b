import { formatMinor } from '#domain/kernel/money';
import type { Report } from './compare';
import type { Row } from './figures';

const MOST_DISAGREEMENTS = 30;

/** The closing table, and every disagreement below it. */
export function renderReport({ rows, views, figures, disagreements, agrees }: Report): string {
  const lines = [
    '',
    `${'figure'.padEnd(34)}${['callers', 'database', 'buyers'].map((party) => party.padStart(12)).join('')}`,
    '-'.repeat(70),
    ...rows.map(renderRow),
    '-'.repeat(70),
    ...views.totals.map(
      ({ view, revenue, cost }) =>
        `${`${view} says`.padEnd(34)}revenue ${formatMinor(revenue)}, cost ${formatMinor(cost)}`,
    ),
    '-'.repeat(70),
    `requests sent ${figures.sent}, seconds to a final answer: p50 ${figures.p50Seconds}, p99 ${figures.p99Seconds}`,
    '',
  ];
  if (agrees) return [...lines, 'Callers, database, buyers, list, export, dashboard and ledger agree.', ''].join('\n');
  const shown = disagreements.slice(0, MOST_DISAGREEMENTS).map((sentence) => `  - ${sentence}`);
  const more = disagreements.length - shown.length;
  return [
    ...lines,
    `They disagree ${disagreements.length} times:`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
  ].join('\n');
}

function renderRow({ name, money, callers, database, buyers }: Row): string {
  const cell = (figure: number | undefined): string =>
    (figure === undefined ? '' : money ? formatMinor(figure) : String(figure)).padStart(12);
  const same = new Set([callers, database, buyers].filter((figure) => figure !== undefined)).size === 1;
  return `${name.padEnd(34)}${cell(callers)}${cell(database)}${cell(buyers)}${same ? '' : '  <- differs'}`;
}
