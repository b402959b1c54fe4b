import type { Request } from 'express';
import { isAddressAllowed } from '#api/http/check-address';
import { callerAddress } from '#api/http/caller-address';
import { createApp } from '#api/http/create-app';
import { createMetrics } from '#api/http/metrics';
import { serve } from '#test/kit/servers/serve-app';

const metrics = createMetrics(async () => ({ depth: 0, ageSeconds: 0 }));

/** What an app that trusts these proxies takes for the address of a request from this machine with these headers. */
async function seen(
  trustProxy: readonly string[],
  ...requests: Record<string, string>[]
): Promise<{ addresses: string[]; warnings: number }> {
  let warnings = 0;
  const log = {
    warn: () => {
      warnings += 1;
    },
  } as never;
  const app = createApp({ trustProxy, log, metrics });
  app.get('/', (request: Request, response) => void response.end(callerAddress(request)));
  const addresses = await serve(app, (url) =>
    Promise.all(requests.map(async (headers) => (await fetch(url, { headers })).text())),
  );
  return { addresses, warnings };
}

describe('a proxy on this machine', () => {
  it('that nobody named makes nobody a caller of this machine; it is said once', async () => {
    const { addresses, warnings } = await seen(
      [],
      {},
      { 'x-forwarded-for': '203.0.113.9' },
      { forwarded: 'for=203.0.113.9' },
      { via: '1.1 edge' },
      { 'x-real-ip': '203.0.113.9' },
      { 'x-forwarded-proto': 'https' },
    );
    expect(addresses).toEqual(['127.0.0.1', '', '', '', '', '']);
    expect(warnings).toBe(1);
  });

  it('that is named tells whom it asks for, and is nobody when it does not tell', async () => {
    const { addresses, warnings } = await seen(
      ['127.0.0.0/8'],
      { 'x-forwarded-for': '203.0.113.9' },
      { 'x-forwarded-for': '127.0.0.1' },
      {},
    );
    expect([addresses, warnings]).toEqual([['203.0.113.9', '127.0.0.1', '127.0.0.1'], 0]);
    expect((await seen(['127.0.0.0/8'], { via: '1.1 edge' })).addresses).toEqual(['']);
  });

  it('leaves no rule for addresses without effect', () => {
    expect(isAddressAllowed([{ action: 'deny', cidr: '203.0.113.0/24' }], '')).toBe(false);
    expect(isAddressAllowed([{ action: 'allow', cidr: '127.0.0.1' }], '')).toBe(false);
    expect(isAddressAllowed([], '')).toBe(true);
  });
});
