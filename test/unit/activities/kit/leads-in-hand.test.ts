import { LeadsInHand } from '#activities/kit/leads-in-hand';

describe('the leads a worker has in hand', () => {
  it('are bounded, and each that leaves makes room', () => {
    const inHand = new LeadsInHand(4, () => 0);
    let calls = 0;
    inHand.whenRoom(() => {
      calls += 1;
    });
    for (const id of ['a', 'b', 'c', 'd']) inHand.take(id);
    expect(inHand.room()).toBe(0);
    inHand.leave('b');
    expect(inHand.room()).toBe(1);
    expect(calls).toBe(1);
    inHand.leave('b');
    inHand.leave('unknown');
    expect(calls).toBe(1);
    expect(inHand.ids()).toEqual(['a', 'c', 'd']);
  });

  it('tell nobody of room that is too little to be worth a look', () => {
    const inHand = new LeadsInHand(8, () => 0);
    let calls = 0;
    inHand.whenRoom(() => {
      calls += 1;
    });
    for (let id = 0; id < 8; id += 1) inHand.take(String(id));
    inHand.leave('0');
    expect(calls).toBe(0);
    inHand.leave('1');
    expect(calls).toBe(1);
  });

  it('are forgotten when nothing was heard of them for ten seconds', () => {
    let now = 0;
    const inHand = new LeadsInHand(2, () => now);
    inHand.take('a');
    now = 6_000;
    inHand.take('b');
    now = 10_001;
    expect(inHand.room()).toBe(1);
    expect(inHand.ids()).toEqual(['b']);
  });
});
