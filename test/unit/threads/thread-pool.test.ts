import { ThreadPool, type PoolSize } from '#threads/thread-pool';
import { watchLag } from '#test/kit/watch-lag';

const SIZE: PoolSize = { threads: 1, mostWaiting: 2, waitMs: 5_000, memoryMb: 64, idleMs: 2_000 };
const ENDLESS = '($f := function($n){ $f($n + 1) }; $f(0))';
const of = (...texts: readonly string[]) => ({
  groups: texts.map((text, index) => ({ key: `g${index}`, texts: [text], patterns: [] })),
  fields: { Age: 42 },
  at: 0,
  groupMs: 100_000,
  totalMs: 100_000,
});

describe('a pool of threads', () => {
  const pool = new ThreadPool(SIZE);
  const age = () => pool.run('compute-groups', of('Age + 1'), { budgetMs: 5_000 });

  beforeAll(age);

  test('runs a piece of work and gives its result', async () => {
    const outcome = await age();
    expect(outcome).toMatchObject({ kind: 'done', value: { computed: new Map([['Age + 1', 43]]) } });
  });

  test('ends a thread whose work takes too long, says which part it was, and goes on with the next', async () => {
    const lag = watchLag();
    const slow = Array.from({ length: 25 }, (_, index) => `${ENDLESS} + ${index}`);
    const started = performance.now();
    const outcome = await pool.run('compute-groups', of('Age', ...slow), { budgetMs: 300 });
    expect(outcome).toMatchObject({ kind: 'overran', of: 'time' });
    expect(outcome.kind === 'overran' && outcome.at).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(600);
    expect(lag.most()).toBeLessThan(100);
    expect(await age()).toMatchObject({ kind: 'done' });
  });

  test('ends a thread that wants too much memory, and goes on with the next', async () => {
    const small = new ThreadPool({ ...SIZE, memoryMb: 16 });
    const much = Array.from({ length: 400 }, (_, index) => `[1..9999].("${index}" & $string($))`);
    expect(await small.run('compute-groups', of(...much), { budgetMs: 30_000 })).toMatchObject({
      kind: 'overran',
      of: 'memory',
    });
  });

  test('gives up when nobody wants the result any more', async () => {
    const caller = new AbortController();
    const work = pool.run('compute-groups', of(ENDLESS, `1 + ${ENDLESS}`), { budgetMs: 60_000, signal: caller.signal });
    setTimeout(() => caller.abort(), 50);
    await expect(work).rejects.toMatchObject({ code: 'caller-gone' });
    expect(await age()).toMatchObject({ kind: 'done' });
  });

  test('lets no more wait than it can serve', async () => {
    const waiting = Array.from({ length: 4 }, () => age().catch((error: { code: string }) => error.code));
    expect(await Promise.all(waiting)).toEqual([
      expect.objectContaining({ kind: 'done' }),
      expect.objectContaining({ kind: 'done' }),
      expect.objectContaining({ kind: 'done' }),
      'threads-busy',
    ]);
  });

  test('tells the errors of the product as they are', async () => {
    const order = { channel: 'none', config: {}, mapping: { v: 1 as const, fields: [] }, facts: {} as never };
    await expect(
      pool.run('render-message', { ...order, environment: 'testing' }, { budgetMs: 5_000 }),
    ).rejects.toMatchObject({ kind: 'bug', name: 'BugError' });
  });
});
