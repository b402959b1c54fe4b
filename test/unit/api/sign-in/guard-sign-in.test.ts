import type { Request } from 'express';
import { createSessionCookie } from '#api/access/session/session-cookie';
import { guardSignIn } from '#api/access/sign-in/sign-in-parts';

const request = (
  secure: boolean,
  ip: string,
  host: string,
  site?: string,
  passedOn: Record<string, string> = {},
): Request =>
  ({
    secure,
    ip,
    headers: { host, ...(site && { 'sec-fetch-site': site }), ...passedOn },
    socket: { remoteAddress: ip },
    app: { get: () => () => false },
  }) as unknown as Request;
const guarded = (cookieSecure: boolean, given: Request): string => {
  try {
    guardSignIn({ cookie: createSessionCookie(cookieSecure) }, given);
    return 'let in';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('signing in', () => {
  it.each([
    ['over https', true, request(true, '203.0.113.9', 'leads.example.com'), 'let in'],
    ['on this machine', true, request(false, '127.0.0.1', 'localhost:3000'), 'let in'],
    ['on this machine over IPv6', true, request(false, '::1', '[::1]:3000'), 'let in'],
    ['at localhost of a container', true, request(false, '172.17.0.1', 'localhost:3000'), 'let in'],
    [
      'over plain http through a proxy that nobody named',
      true,
      request(false, '127.0.0.1', 'localhost:3000', undefined, { via: '1.1 edge' }),
      'https-required',
    ],
    ['over plain http from elsewhere', true, request(false, '203.0.113.9', 'leads.example.com'), 'https-required'],
    ['over plain http where that is allowed', false, request(false, '203.0.113.9', 'leads.example.com'), 'let in'],
    [
      'for a page of another site',
      true,
      request(true, '203.0.113.9', 'leads.example.com', 'cross-site'),
      'cross-site-request',
    ],
    [
      'for a page of a neighbour site',
      true,
      request(true, '203.0.113.9', 'leads.example.com', 'same-site'),
      'cross-site-request',
    ],
    ['for an own page', true, request(true, '203.0.113.9', 'leads.example.com', 'same-origin'), 'let in'],
  ])('%s', (_name, cookieSecure, given, expected) => expect(guarded(cookieSecure, given)).toBe(expected));

  it('names the cookie after what it promises', () => {
    expect(createSessionCookie(true).give('t')['Set-Cookie']).toBe(
      '__Host-leadrail=t; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
    expect(createSessionCookie(false).give('t')['Set-Cookie']).toBe('leadrail=t; Path=/; HttpOnly; SameSite=Lax');
    expect(createSessionCookie(true).read({ cookie: `a=b; __Host-leadrail=${'x'.repeat(43)}; c=d` })).toBe(
      'x'.repeat(43),
    );
    expect(createSessionCookie(true).read({ cookie: `leadrail=${'x'.repeat(43)}` })).toBeUndefined();
  });
});
