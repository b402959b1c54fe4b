import type { NextFunction, Request, Response } from 'express';
import { warnOfProxy } from '#api/http/warn-of-proxy';

/** What is logged of requests that come straight from this peer, which TRUST_PROXY names or not. */
function warnings(peer: string, trusted: boolean, ...headers: Record<string, string>[]): string[] {
  const said: string[] = [];
  const handle = warnOfProxy({ warn: ((text: string) => void said.push(text)) as never });
  for (const each of headers)
    handle(
      {
        ip: peer,
        headers: each,
        socket: { remoteAddress: peer },
        app: { get: () => () => trusted },
      } as unknown as Request,
      {} as Response,
      (() => undefined) as NextFunction,
    );
  return said;
}
const FORWARDED = { 'x-forwarded-for': '203.0.113.9' };

describe('a proxy that nobody named', () => {
  it('is said once, with what to set', () => {
    const said = warnings('10.1.2.3', false, {}, FORWARDED, FORWARDED);
    expect(said).toEqual([expect.stringContaining('set TRUST_PROXY to its address')]);
    expect(said[0]).not.toContain('203.0.113.9');
  });
  it('is said of one on this machine too', () =>
    expect(warnings('127.0.0.1', false, FORWARDED, FORWARDED)).toEqual([
      expect.stringContaining('Set TRUST_PROXY=127.0.0.1'),
    ]));
  it('is none that is named, and none who says nothing', () =>
    expect([warnings('10.1.2.3', true, FORWARDED), warnings('10.1.2.3', false, {})]).toEqual([[], []]));
});
