import type { Request } from 'express';
import { createWatchers, type WatchRules } from '#api/health/watchers';
import { UserError } from '#domain/kernel/errors';

const ASKED = { id: 'metrics', access: 'account', permission: 'settings:view' } as const;
const TOKEN = 'monitors-say-this-word';
const NOBODY: WatchRules = { token: undefined, allow: [] };

interface Coming {
  readonly from: string;
  readonly headers?: Record<string, string>;
  readonly signedIn?: boolean;
  /** What somebody signed in sees: everything, or one buyer. */
  readonly sees?: 'all' | 'part';
}

/** Whether a caller sees the figures of everything; the code of the refusal where there is one. */
async function seen(rules: WatchRules, { from, headers = {}, signedIn = false, sees }: Coming): Promise<unknown> {
  const whole = { buyerIds: null, sourceIds: null, leadTypeIds: null };
  const watchers = createWatchers(
    rules,
    async () => {
      if (sees === undefined) throw new UserError('authentication-required', 'Sign in.');
      return { sees: sees === 'all' ? whole : { ...whole, buyerIds: ['1'] } } as never;
    },
    () => signedIn,
  );
  const request = { ip: from, headers, app: { get: () => () => false }, socket: { remoteAddress: from } };
  return watchers.seesTotals(request as unknown as Request, ASKED).catch((error: UserError) => error.code);
}

describe('metrics and totals', () => {
  it('are open to this machine while no token is set, and to no other', async () => {
    expect(await seen(NOBODY, { from: '127.0.0.1' })).toBe(true);
    expect(await seen(NOBODY, { from: '::1' })).toBe(true);
    expect(await seen(NOBODY, { from: '203.0.113.9' })).toBe('authentication-required');
    expect(await seen(NOBODY, { from: '10.1.2.3' })).toBe('authentication-required');
  });

  it('are not open to whom a proxy on this machine passes on', async () => {
    expect(await seen(NOBODY, { from: '127.0.0.1', headers: { 'x-forwarded-for': '203.0.113.9' } })).toBe(
      'authentication-required',
    );
  });

  it('are open to the token alone once there is one, this machine included', async () => {
    const rules = { token: TOKEN, allow: [] };
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect(await seen(rules, { from: '203.0.113.9', headers })).toBe(true);
    expect(await seen(rules, { from: '127.0.0.1' })).toBe('authentication-required');
    expect(await seen(rules, { from: '127.0.0.1', headers: { authorization: `Bearer ${TOKEN}x` } })).toBe(
      'authentication-required',
    );
  });

  it('are open to the addresses that are named, with or without a token', async () => {
    const allow = ['10.0.0.0/8'];
    for (const token of [undefined, TOKEN]) {
      expect(await seen({ token, allow }, { from: '10.1.2.3' })).toBe(true);
      expect(await seen({ token, allow }, { from: '192.168.1.1' })).toBe('authentication-required');
    }
  });

  it('are judged by who somebody is, once they say so, wherever they sit', async () => {
    for (const from of ['127.0.0.1', '203.0.113.9']) {
      expect(await seen(NOBODY, { from, signedIn: true, sees: 'all' })).toBe(true);
      expect(await seen(NOBODY, { from, signedIn: true, sees: 'part' })).toBe(false);
      expect(await seen(NOBODY, { from, signedIn: true })).toBe('authentication-required');
      expect(await seen(NOBODY, { from, headers: { authorization: 'Bearer something' } })).toBe(
        'authentication-required',
      );
    }
  });
});
