import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The crash test of every build: `npm run chaos` with few leads and kills, on private servers of its own. */
const PROGRAM = path.resolve('dist/scripts/chaos.js');
const RUNS = [
  ['one-after-another', 'same', 8],
  ['one-after-another', 'conflict', 8],
  ['one-after-another', 'refusal', 8],
  ['temporal-database-deleted', 'again', 1],
] as const;
const RUN = [
  '--json',
  '--leads',
  '40',
  '--kills',
  '2',
  ...RUNS.flatMap(([fault, repeats]) => ['--fault', `${fault}/${repeats}`]),
];
const LIMIT_MS = 420_000;

interface FaultLine {
  readonly fault: string;
  readonly repeats: string;
  readonly leads: number;
  readonly kills: number;
}
interface Ended {
  readonly code: number | null;
  readonly lines: readonly FaultLine[];
  readonly told: string;
}

async function runChaos(): Promise<Ended> {
  if (!existsSync(PROGRAM)) throw new Error('There is no build. Run: npm test -- crash');
  // The channel tells it when this process is gone; then it ends its servers and itself.
  const child = spawn(process.execPath, ['--enable-source-maps', PROGRAM, ...RUN], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const limit = setTimeout(() => child.kill('SIGTERM'), LIMIT_MS - 30_000);
  let [out, told] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(limit);
  const last = out.trimEnd().split('\n').at(-1) ?? '';
  return { code, lines: last.startsWith('[') ? (JSON.parse(last) as FaultLine[]) : [], told: `${told}\n${out}` };
}

describe('after kill -9', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await runChaos();
  }, LIMIT_MS);

  it.each(RUNS)('nothing is lost, sold twice, over a cap, booked wrongly or stuck: %s, repetitions: %s', (...run) => {
    const [fault, repeats, kills] = run;
    const line = ended.lines.find((each) => each.fault === fault && each.repeats === repeats);
    if (!line) throw new Error(`The run came to no result:\n${ended.told}`);
    const clean = { fault, repeats, leads: 40, kills, lost: 0, doubleSold: 0, overCap: 0, unbalanced: 0, stuck: 0 };
    if (JSON.stringify(line) !== JSON.stringify(clean))
      throw new Error(`expected ${JSON.stringify(clean)}:\n${ended.told}`);
    expect(line).toEqual(clean);
  });

  it('ends well and says so', () => {
    expect(ended.told).toContain('Callers, buyers, Postgres and Temporal agree.');
    expect(ended.code).toBe(0);
  });
});
