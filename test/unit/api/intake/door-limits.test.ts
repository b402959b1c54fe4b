import { createDoorLimits, type DoorLimits } from '#api/intake/door-limits';
import { knock } from '#api/intake/knock';
import { NOBODY } from '#api/http/principal';

const refusals = async (times: number, take: () => Promise<unknown>): Promise<number> => {
  let refused = 0;
  for (let time = 0; time < times; time += 1) await take().catch(() => (refused += 1));
  return refused;
};
const limits = (perAddress = 2, perSource = 5): DoorLimits => createDoorLimits({ perAddress, perSource });

describe('limits of the door', () => {
  test('four seconds of posts may come at once from an address; the next is told when to come again', async () => {
    const door = limits();
    expect(await refusals(8, () => door.stranger('192.0.2.1'))).toBe(0);
    await expect(door.stranger('192.0.2.1')).rejects.toMatchObject({
      code: 'too-many-requests',
      details: { retryAfterSeconds: expect.any(Number) },
    });
    expect(await refusals(1, () => door.stranger('192.0.2.2'))).toBe(0);
  });

  test('a whole network of IPv6, which one caller has, is one address', async () => {
    const door = limits();
    expect(await refusals(8, () => door.stranger('2001:db8::1'))).toBe(0);
    expect(await refusals(1, () => door.stranger('2001:db8::2'))).toBe(1);
    expect(await refusals(1, () => door.stranger('2001:db9::2'))).toBe(0);
  });

  test('strangers do not use up the share of a source', async () => {
    const door = limits();
    expect(await refusals(30, () => door.source('s', false))).toBe(10);
    expect(await refusals(20, () => door.source('s', true))).toBe(0);
    expect(await refusals(1, () => door.source('s', true))).toBe(1);
  });

  test('0 is no limit', async () => {
    const door = limits(0, 0);
    expect(await refusals(1000, () => door.stranger('192.0.2.1'))).toBe(0);
    expect(await refusals(1000, () => door.source('s', true))).toBe(0);
  });
});

describe('a knock', () => {
  const sender = { ...NOBODY, kind: 'credential', actor: 'credential:1', scopes: ['receiver'] } as const;
  let looked = 0;
  const tokens = { read: async (token: string) => ((looked += 1), token === 'good' ? sender : null) };
  const with_ = (door: DoorLimits, token?: string): Promise<unknown> =>
    knock(
      { tokens, limits: door },
      { headers: token === undefined ? {} : { authorization: `Bearer ${token}` }, address: '192.0.2.1' },
    );

  test('by the holder of a token is not counted by its address, but by the token', async () => {
    const door = limits();
    expect(await refusals(20, () => with_(door, 'good'))).toBe(0);
    expect(await refusals(8, () => with_(door))).toBe(0);
    expect(await refusals(1, () => with_(door))).toBe(1);
    expect(await refusals(1, () => with_(door, 'good'))).toBe(1);
  });

  test('with tokens nobody knows ends before they are looked up', async () => {
    const door = limits();
    looked = 0;
    expect(await refusals(100, () => with_(door, 'bad'))).toBe(92);
    expect(looked).toBe(8);
  });
});
