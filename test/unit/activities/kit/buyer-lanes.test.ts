import { BuyerLanes, type LanePlace } from '#activities/kit/buyer-lanes';
import type { Reply } from '#domain/channels/channel';

const SILENCE: Reply = { kind: 'no-answer', code: 'timed-out' };
const NO: Reply = { kind: 'answered', status: 500, headers: {}, body: '', truncated: false };
const place = (entered: LanePlace | string): LanePlace => {
  if (typeof entered === 'string') throw new Error(`no place: ${entered}`);
  return entered;
};

describe('the lanes to buyers', () => {
  it('hold so many to one method, and none to another back', () => {
    const lanes = new BuyerLanes(2);
    const [first] = [place(lanes.enter('a')), place(lanes.enter('a'))];
    expect(lanes.enter('a')).toBe('busy');
    expect(typeof lanes.enter('b')).toBe('object');
    first.leave(NO);
    first.leave(NO);
    expect(typeof lanes.enter('a')).toBe('object');
    expect(lanes.enter('a')).toBe('busy');
  });

  it('let one lead at a time try a buyer that has not answered five times in a row, until an answer comes', () => {
    const lanes = new BuyerLanes(10);
    for (let count = 0; count < 4; count += 1) place(lanes.enter('a')).leave(SILENCE);
    place(lanes.enter('a')).leave(NO);
    for (let count = 0; count < 5; count += 1) {
      expect(lanes.silent).toBe(0);
      place(lanes.enter('a')).leave(SILENCE);
    }
    expect(lanes.silent).toBe(1);
    const probe = place(lanes.enter('a'));
    expect(lanes.enter('a')).toBe('silent');
    probe.leave();
    expect(lanes.silent).toBe(1);
    place(lanes.enter('a')).leave(NO);
    expect(lanes.silent).toBe(0);
    expect([place(lanes.enter('a')), place(lanes.enter('a'))]).toHaveLength(2);
  });
});
