import { repeat } from '#activities/upkeep/repeat';
import { createLogger } from '#config/log';

const log = createLogger('test', { level: 'silent' });
const turn = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

describe('repeated work', () => {
  it('goes on at once while there is more, then rests until it is woken', async () => {
    const left = ['more', 'more', 'idle'] as const;
    let runs = 0;
    const repeated = repeat('test', 60_000, log, async () => left[runs++] ?? 'idle');
    await turn(50);
    expect(runs).toBe(3);
    repeated.wake();
    await turn(50);
    expect(runs).toBe(4);
    await repeated.stop();
  });

  it('is not lost when it is woken while it works', async () => {
    let runs = 0;
    const repeated = repeat('test', 60_000, log, async () => {
      runs += 1;
      await turn(30);
      return 'idle';
    });
    await turn(10);
    repeated.wake();
    await turn(100);
    expect(runs).toBe(2);
    await repeated.stop();
  });

  it('waits out a failure and tries again', async () => {
    let runs = 0;
    const repeated = repeat('test', 60_000, log, async () => {
      runs += 1;
      if (runs === 1) throw new Error('away');
      return 'idle';
    });
    for (let waits = 0; runs < 2 && waits < 100; waits += 1) await turn(50);
    expect(runs).toBe(2);
    await repeated.stop();
  });
});
