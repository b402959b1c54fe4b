import { assertGrace } from '#activities/kit/assert-grace';

describe('the grace of a worker', () => {
  it('covers the slowest buyer and the booking', () => {
    expect(() => assertGrace(125_000)).not.toThrow();
    expect(() => assertGrace(124_999)).toThrow(/SHUTDOWN_GRACE_MS is 124999; a worker needs at least 125000/);
  });
});
