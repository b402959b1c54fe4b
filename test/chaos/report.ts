import type { FaultResult, Verdict } from './run-fault';

const COLUMNS = [
  'fault',
  'repeats',
  'leads',
  'kills',
  'lost',
  'doubleSold',
  'overCap',
  'unbalanced',
  'stuck',
] as const satisfies readonly (keyof FaultResult)[];
const MOST_FINDINGS = 40;
const NAME_WIDTH = 28;
const WIDTH = 12;

const line = (cells: readonly (string | number)[]): string =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(NAME_WIDTH) : String(cell).padStart(WIDTH))).join('');

/** The closing table, and every finding below it. */
export function renderVerdicts(verdicts: readonly Verdict[]): string {
  const head = line([...COLUMNS, 'at rest in']);
  const rows = verdicts.map(({ result, healedMs }) =>
    line([...COLUMNS.map((column) => result[column]), `${(healedMs / 1000).toFixed(1)} s`]),
  );
  const findings = verdicts.flatMap(({ result, findings: found }) =>
    found.map(({ charge, about, sentence }) => `  ${result.fault}, ${result.repeats}  ${charge}: ${about} ${sentence}`),
  );
  const more = findings.length - MOST_FINDINGS;
  return [
    '',
    head,
    '-'.repeat(head.length),
    ...rows,
    '-'.repeat(head.length),
    ...(findings.length === 0
      ? ['Callers, buyers, Postgres and Temporal agree.']
      : ['Findings:', ...findings.slice(0, MOST_FINDINGS)]),
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
  ].join('\n');
}

/** Nothing was lost, sold twice, sold past a cap, booked wrongly or left behind. */
export const isClean = ({ findings }: Verdict): boolean => findings.length === 0;
