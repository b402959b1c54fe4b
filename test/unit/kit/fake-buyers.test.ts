import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { startFakeBuyers, type FakeBuyers } from '#test/kit/fakes/buyers';
import type { BuyerBehaviour } from '#test/kit/fakes/buyers/behaviour';
import { acceptedByBuyers, parseBuyerLog } from '#test/kit/fakes/buyers/buyer-log';

let buyers: FakeBuyers;
beforeEach(async () => {
  buyers = await startFakeBuyers({ buyers: {} });
});
afterEach(() => buyers.close());

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}
async function post(
  buyer: string,
  id: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
  withinMs = 10_000,
): Promise<Answer> {
  const response = await fetch(buyers.urlOf(buyer), {
    method: 'POST',
    headers: { 'webhook-id': id, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(fields),
    signal: AbortSignal.timeout(withinMs),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}
const statuses = async (buyer: string, ids: readonly string[]): Promise<string[]> => {
  const words: string[] = [];
  for (const id of ids) {
    const { status, text } = await post(buyer, id);
    words.push(status === 200 ? String((JSON.parse(text) as { status: string }).status) : String(status));
  }
  return words;
};

describe('fake buyers', () => {
  it.each<[string, BuyerBehaviour, readonly string[], readonly string[]]>([
    ['takes every lead', {}, ['a', 'b'], ['accepted', 'accepted']],
    [
      'refuses every second lead',
      { refuse: { every: 2, reason: 'no' } },
      ['a', 'b', 'c', 'd'],
      ['accepted', 'rejected', 'accepted', 'rejected'],
    ],
    [
      'says the same to the same lead',
      { refuse: { every: 2, reason: 'no' } },
      ['a', 'a', 'b', 'a', 'b'],
      ['accepted', 'accepted', 'rejected', 'accepted', 'rejected'],
    ],
    ['answers 409 to a repetition', { repeats: 'conflict' }, ['a', 'a', 'b'], ['accepted', '409', 'accepted']],
    ['says no to a repetition', { repeats: 'refusal' }, ['a', 'a', 'b'], ['accepted', 'rejected', 'accepted']],
    ['takes a repetition again', { repeats: 'again' }, ['a', 'a', 'b'], ['accepted', 'accepted', 'accepted']],
    [
      'fails twice, then takes the lead',
      { failFirst: { times: 2, status: 500, every: 1 } },
      ['a', 'a', 'b', 'a'],
      ['500', '500', '500', 'accepted'],
    ],
    ['is full after two', { capacity: 2 }, ['a', 'b', 'c', 'a'], ['accepted', 'accepted', 'rejected', 'accepted']],
  ])('one that %s', async (_name, behaviour, ids, expected) => {
    await buyers.behave('one', behaviour);
    expect(await statuses('one', ids)).toEqual(expected);
  });

  it('refuses a second lead with the same value', async () => {
    await buyers.behave('one', { duplicatesBy: 'email' });
    await post('one', 'a', { email: 'x@people.test' });
    expect((await post('one', 'b', { email: 'x@people.test' })).text).toContain('duplicate');
    expect((await post('one', 'a', { email: 'x@people.test' })).text).toContain('accepted');
  });

  it.each(['silence', 'reset'] as const)('takes a lead but loses its first answer: %s', async (how) => {
    await buyers.behave('one', { loseAnswer: { every: 1, how } });
    await expect(post('one', 'a', { lead_id: 'lead-1' }, {}, 400)).rejects.toThrow();
    expect((await post('one', 'a')).text).toContain('accepted');
    const accepted = acceptedByBuyers(await buyers.log());
    expect([...accepted.values()]).toMatchObject([{ webhookId: 'a', leadId: 'lead-1', lost: true }]);
    expect(await buyers.log()).toHaveLength(2);
  });

  it.each([
    [
      'json',
      '{"status":"accepted","id":"ca978112ca1b","price":"12.50","redirect_url":"https://buyer.test/ca978112ca1b"}',
    ],
    [
      'xml',
      '<?xml version="1.0"?><response><status>accepted</status><id>ca978112ca1b</id><price>12.50</price><redirect_url>https://buyer.test/ca978112ca1b</redirect_url></response>',
    ],
    ['text', 'ACCEPTED | CA978112CA1B | 12.50 | HTTPS://BUYER.TEST/CA978112CA1B'],
    ['form', 'status=accepted&id=ca978112ca1b&price=12.50&redirect_url=https%3A%2F%2Fbuyer.test%2Fca978112ca1b'],
  ] as const)('answers in %s', async (answers, text) => {
    await buyers.behave('one', { answers, confirmsPrice: 1250, redirectUrl: 'https://buyer.test/{id}' });
    expect((await post('one', 'a')).text).toBe(text);
  });

  it.each<[string, RequestInit & { query?: string }]>([
    ['form', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'lead_id=l1' }],
    ['XML', { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<Lead><lead_id>l1</lead_id></Lead>' }],
    [
      'nested JSON',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"lead":{"lead_id":"l1"}}' },
    ],
    ['query', { method: 'GET', query: '?lead_id=l1' }],
  ])('reads %s', async (_name, { query = '', ...init }) => {
    await buyers.behave('one', {});
    await fetch(buyers.urlOf('one') + query, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), 'webhook-id': 'a' },
    });
    expect(await buyers.log()).toMatchObject([{ leadId: 'l1', verdict: 'accepted' }]);
  });

  it('takes a post only with the token of a bid, once, at the price of the bid', async () => {
    await buyers.behave('one', { bids: { from: 1000, to: 2000, noBidEvery: 2 } });
    const ping = async (id: string): Promise<{ status: string; ping_id?: string; price?: string }> =>
      (await (
        await fetch(`${buyers.urlOf('one')}/ping`, { method: 'POST', headers: { 'webhook-id': id } })
      ).json()) as { status: string };
    const bid = await ping('p1');
    expect(bid).toMatchObject({ status: 'bid', ping_id: expect.stringMatching(/^bid-/) as string });
    expect(await ping('p1')).toEqual(bid);
    expect(await ping('p2')).toMatchObject({ status: 'no-bid' });
    expect((await post('one', 'a', { ping_id: 'bid-invented' })).status).toBe(422);
    expect(JSON.parse((await post('one', 'b', { ping_id: bid.ping_id ?? '' })).text)).toMatchObject({
      status: 'accepted',
      price: bid.price,
    });
    expect((await post('one', 'c', { ping_id: bid.ping_id ?? '' })).status).toBe(422);
  });

  it('knows basic and bearer logins', async () => {
    await buyers.behave('one', { login: { type: 'basic', username: 'u', password: 'p:w' } });
    await buyers.behave('two', { login: { type: 'bearer', prefix: 'Token', token: 't' } });
    expect((await post('one', 'a')).headers.get('www-authenticate')).toMatch(/^Basic/);
    expect(
      (await post('one', 'a', {}, { authorization: `Basic ${Buffer.from('u:p:w').toString('base64')}` })).status,
    ).toBe(200);
    expect((await post('two', 'a', {}, { authorization: 'Bearer t' })).status).toBe(401);
    expect((await post('two', 'a', {}, { authorization: 'Token t' })).status).toBe(200);
    expect(await buyers.log()).toHaveLength(2);
  });

  it.each([
    ['MD5', 'md5'],
    ['SHA-256', 'sha256'],
  ] as const)('knows digest logins with %s', async (algorithm, name) => {
    await buyers.behave('one', { login: { type: 'digest', username: 'u', password: 'p', algorithm } });
    const hash = (text: string): string => createHash(name).update(text).digest('hex');
    const nonce = /nonce="(\w+)"/.exec((await post('one', 'a')).headers.get('www-authenticate') ?? '')?.[1] ?? '';
    const login = (password: string, known: string): string => {
      const response = hash(
        [hash(`u:leads, and more:${password}`), known, '00000001', 'cn', 'auth', hash('POST:/b/one')].join(':'),
      );
      return `Digest username="u", realm="leads, and more", nonce="${known}", uri="/b/one", qop=auth, nc=00000001, cnonce="cn", response="${response}", algorithm=${algorithm}`;
    };
    expect((await post('one', 'a', {}, { authorization: login('wrong', nonce) })).status).toBe(401);
    expect((await post('one', 'a', {}, { authorization: login('p', 'invented') })).status).toBe(401);
    expect((await post('one', 'a', {}, { authorization: login('p', nonce) })).status).toBe(200);
  });

  it('issues OAuth2 tokens for the right client only', async () => {
    await buyers.behave('one', { login: { type: 'oauth2', clientId: 'id', clientSecret: 's' } });
    const ask = async (secret: string): Promise<Response> =>
      fetch(`${buyers.urlOf('one')}/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'id', client_secret: secret }),
      });
    expect((await ask('wrong')).status).toBe(401);
    const { access_token: token } = (await (await ask('s')).json()) as { access_token: string };
    expect((await post('one', 'a', {}, { authorization: 'Bearer other' })).status).toBe(401);
    expect((await post('one', 'a', {}, { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it('goes on where a killed process stopped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'buyers-'));
    const options = { buyers: { one: { capacity: 1 } }, logFile: join(folder, 'log.jsonl') };
    const first = await startFakeBuyers(options);
    const send = (to: FakeBuyers, id: string): Promise<string> =>
      fetch(to.urlOf('one'), { method: 'POST', headers: { 'webhook-id': id } }).then((answer) => answer.text());
    await send(first, 'a');
    await first.close();
    const second = await startFakeBuyers(options);
    expect([await send(second, 'b'), await send(second, 'a')]).toEqual([
      expect.stringContaining('rejected'),
      expect.stringContaining('accepted'),
    ]);
    expect([...acceptedByBuyers(await second.log()).keys()]).toEqual(['a']);
    await second.close();
    rmSync(folder, { recursive: true });
  });

  it('does not count a log line that a kill cut off', () => {
    expect(parseBuyerLog('{"webhookId":"a"}\n{"webhookId":')).toEqual([{ webhookId: 'a' }]);
  });

  it('is read and changed over HTTP', async () => {
    await fetch(`${buyers.url}/control/buyers/new`, {
      method: 'PUT',
      body: '{"refuse":{"every":1,"reason":"closed"}}',
    });
    expect((await post('new', 'a')).text).toContain('closed');
    expect(await (await fetch(`${buyers.url}/control/log`)).json()).toMatchObject([
      { buyer: 'new', verdict: 'refused' },
    ]);
  });
});
