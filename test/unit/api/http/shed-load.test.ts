import type { NextFunction, Request, Response } from 'express';
import type { Pool } from 'pg';
import { OperationalError } from '#domain/kernel/errors';
import { shedLoad } from '#api/http/shed-load';

const pool = { options: { max: 10 }, waitingCount: 0 };
let at: number;
let shed: ReturnType<typeof shedLoad>;
const post = (path = '/intake/leads'): unknown => {
  let heard: unknown;
  const next: NextFunction = (error?: unknown) => (heard = error);
  void shed({ path } as Request, {} as Response, next);
  return heard;
};

describe('requests while the database is behind', () => {
  beforeEach(() => {
    at = 1_000_000;
    pool.waitingCount = 0;
    shed = shedLoad(pool as unknown as Pool, () => at);
  });

  it('pass while not more waits than two rounds of the connections, however long', () => {
    pool.waitingCount = 19;
    for (const _ of Array.from({ length: 10 })) {
      expect(post()).toBeUndefined();
      at += 400;
    }
  });

  it('pass in a burst, and are turned away once it lasts; probes pass', () => {
    pool.waitingCount = 500;
    expect(post()).toBeUndefined();
    at += 499;
    expect(post()).toBeUndefined();
    at += 1;
    expect(post()).toBeInstanceOf(OperationalError);
    expect([post('/healthz'), post('/readyz'), post('/metrics')]).toEqual([undefined, undefined, undefined]);
  });

  it('pass again as soon as it is worked off, and the next burst counts from its own beginning', () => {
    pool.waitingCount = 500;
    post();
    at += 500;
    expect(post()).toBeInstanceOf(OperationalError);
    pool.waitingCount = 0;
    expect(post()).toBeUndefined();
    pool.waitingCount = 500;
    expect(post()).toBeUndefined();
    at += 60_000;
    expect(post()).toBeUndefined();
  });
});
