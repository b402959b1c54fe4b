import type { Reply } from '#domain/channels/channel';
import { readBid } from '#domain/channels/shared/read-bid';
import { readReply } from '#domain/channels/shared/read-reply';
import { responseSettingsSchema, type ResponseSettings } from '#domain/channels/shared/response.schema';

const settings = (change: object = {}): ResponseSettings => responseSettingsSchema.parse(change);
const reply = (
  status: number,
  body = '',
  more: { headers?: Record<string, string>; truncated?: boolean } = {},
): Reply => ({ kind: 'answered', status, body, headers: more.headers ?? {}, truncated: more.truncated ?? false });
const told = (change: object, answer: Reply): string => {
  const { outcome } = readReply(settings(change), answer);
  return 'code' in outcome ? `${outcome.kind} ${outcome.code}` : outcome.kind;
};

describe('statuses without a success rule', () => {
  it.each<[number, string]>([
    [200, 'accepted'],
    [201, 'accepted'],
    [204, 'accepted'],
    [299, 'accepted'],
    [300, 'failed redirected'],
    [301, 'failed redirected'],
    [304, 'failed redirected'],
    [308, 'failed redirected'],
    [400, 'refused status-400'],
    [401, 'refused authentication-refused'],
    [403, 'refused authentication-refused'],
    [404, 'refused status-404'],
    [409, 'refused status-409'],
    [410, 'refused status-410'],
    [422, 'refused status-422'],
    [408, 'failed status-408'],
    [425, 'failed status-425'],
    [429, 'failed status-429'],
    [500, 'unknown status-500'],
    [502, 'unknown status-502'],
    [503, 'unknown status-503'],
    [504, 'unknown status-504'],
    [599, 'unknown status-599'],
    [0, 'failed unexpected-status'],
    [100, 'failed unexpected-status'],
    [600, 'failed unexpected-status'],
  ])('%d is %s', (status, outcome) => {
    expect(told({}, reply(status))).toBe(outcome);
  });

  it.each<[string | undefined, number | undefined]>([
    ['120', 120_000],
    ['0', 0],
    [' 5 ', 5000],
    [undefined, undefined],
    ['soon', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['99999999', 604_800_000],
  ])('Retry-After %s waits %s ms', (header, wait) => {
    const { outcome } = readReply(
      settings(),
      reply(429, '', { headers: header === undefined ? {} : { 'retry-after': header } }),
    );
    expect(outcome).toMatchObject({ kind: 'failed', retryable: true });
    expect(outcome.kind === 'failed' && outcome.retryAfterMs).toBe(wait);
  });

  it('configured statuses are retried, before any rule', () => {
    expect(told({ retryOnStatuses: [409], success: { type: 'text', text: 'ok' } }, reply(409, 'ok'))).toBe(
      'failed status-409',
    );
  });
});

describe('success rules', () => {
  const text = { type: 'text', text: 'Accepted' };
  const path = { type: 'path-equals', path: 'result.status', equals: 'True' };
  it.each<[string, object, Reply, string]>([
    ['text found', text, reply(200, '..Accepted..'), 'accepted'],
    ['text in other case', text, reply(200, 'accepted'), 'refused refused-by-buyer'],
    ['text ignoring case', { ...text, ignoreCase: true }, reply(200, 'ACCEPTED'), 'accepted'],
    ['text on a 4xx', text, reply(400, 'Accepted'), 'accepted'],
    ['text on a 5xx', text, reply(500, 'Accepted'), 'unknown status-500'],
    ['empty answer', text, reply(200, ''), 'refused refused-by-buyer'],
    ['pattern', { type: 'regex', pattern: '^OK\\b' }, reply(200, 'OK 12'), 'accepted'],
    ['pattern not found', { type: 'regex', pattern: '^OK\\b' }, reply(200, 'NOT OK'), 'refused refused-by-buyer'],
    ['JSON path', path, reply(200, '{"result":{"status":true}}'), 'accepted'],
    ['JSON path in other case', path, reply(200, '{"Result":{"STATUS":"true"}}'), 'accepted'],
    ['JSON path in a list', path, reply(200, '[{"result":[{"status":"true"}]}]'), 'accepted'],
    ['JSON path missing', path, reply(200, '{}'), 'refused refused-by-buyer'],
    ['XML path', path, reply(200, '<r><result><status>TRUE</status></result></r>'), 'accepted'],
    [
      'XML path with root',
      { ...path, path: 'r.result.status' },
      reply(200, '<?xml version="1.0"?><r><result><status a="1">true</status></result></r>'),
      'accepted',
    ],
    ['XML attribute', { ...path, path: 'result.@status' }, reply(200, '<r><result status="true"/></r>'), 'accepted'],
    [
      'XML with a document type',
      path,
      reply(200, '<!DOCTYPE r [<!ENTITY t "true">]><r><result><status>&t;</status></result></r>'),
      'refused unreadable-answer',
    ],
    ['damaged JSON', path, reply(200, '{"result":{"status":true}'), 'refused unreadable-answer'],
    ['damaged XML', path, reply(200, '<r><result>'), 'refused unreadable-answer'],
    ['plain text', path, reply(200, 'true'), 'refused unreadable-answer'],
    ['status', { type: 'status', statuses: [302] }, reply(302), 'accepted'],
    ['another status', { type: 'status', statuses: [302] }, reply(200), 'refused refused-by-buyer'],
    ['a cut answer that shows it', text, reply(200, 'Accepted', { truncated: true }), 'accepted'],
    ['a cut answer that does not', text, reply(200, 'x', { truncated: true }), 'unknown answer-too-long'],
  ])('%s', (_name, success, answer, outcome) => {
    expect(told({ success }, answer)).toBe(outcome);
  });

  it('the format can be fixed', () => {
    expect(
      told(
        { success: path, format: 'json' },
        reply(200, '{"result":{"status":1}}', { headers: { 'content-type': 'text/html' } }),
      ),
    ).toBe('refused refused-by-buyer');
    expect(told({ success: path, format: 'text' }, reply(200, '{"result":{"status":true}}'))).toBe(
      'refused unreadable-answer',
    );
  });

  it('leading zeros of XML values stay', () => {
    const { outcome } = readReply(
      settings({ reference: { type: 'path', path: 'id' } }),
      reply(200, '<r><id>007</id></r>'),
    );
    expect(outcome).toEqual({ kind: 'accepted', reference: '007' });
  });
});

describe('duplicates and refusals', () => {
  const duplicate = { type: 'text', text: 'duplicate', ignoreCase: true };
  it('a duplicate is refused and marked, also on 4xx and without a success rule', () => {
    for (const answer of [reply(200, 'Duplicate lead'), reply(409, 'duplicate')]) {
      expect(readReply(settings({ duplicate }), answer).outcome).toMatchObject({
        kind: 'refused',
        code: 'duplicate',
        duplicate: true,
      });
    }
  });

  it.each([
    ['status 409', reply(409, ''), 'status-409', true],
    ['“already”', reply(200, 'Lead ALREADY exists'), 'refused-by-buyer', true],
    ['“duplicated”', reply(422, '{"error":"duplicated"}'), 'status-422', true],
    ['another no', reply(422, 'we are full'), 'status-422', undefined],
    ['a word that only contains it', reply(200, 'alreadyish'), 'refused-by-buyer', undefined],
  ])('without a rule %s hints at one, and the refusal stays what it is', (_name, answer, code, hint) => {
    const { outcome } = readReply(settings({ success: { type: 'text', text: 'yes' } }), answer);
    expect(outcome).toMatchObject({ kind: 'refused', code });
    expect('duplicate' in outcome ? outcome.duplicate : undefined).toBe(hint);
  });

  it('a rule decides alone what a duplicate is', () => {
    expect(readReply(settings({ duplicate }), reply(409, 'already')).outcome).not.toHaveProperty('duplicate');
  });

  it('a refusal can show that the buyer never had the lead, whatever else it says', () => {
    const notReceived = { type: 'text', text: 'not already known' };
    expect(readReply(settings({ notReceived }), reply(422, 'not already known')).outcome).toMatchObject({
      kind: 'refused',
      code: 'status-422',
      notReceived: true,
    });
    expect(readReply(settings({ notReceived }), reply(422, 'full')).outcome).not.toHaveProperty('notReceived');
    expect(readReply(settings({ duplicate, notReceived }), reply(422, 'duplicate')).outcome).not.toHaveProperty(
      'notReceived',
    );
  });

  it('an answer that accepts and mentions duplicates is accepted', () => {
    expect(
      told({ duplicate, success: { type: 'text', text: '"ok":true' } }, reply(200, '{"ok":true,"duplicate":false}')),
    ).toBe('accepted');
  });

  it('the refusal message is the buyer’s own, cut at 500 characters', () => {
    const refusalMessage = { type: 'regex', pattern: 'reason=(.*)' };
    const success = { type: 'text', text: 'yes' };
    const { outcome } = readReply(settings({ success, refusalMessage }), reply(200, `reason=${'x'.repeat(900)}`));
    expect(outcome).toEqual({ kind: 'refused', code: 'refused-by-buyer', message: 'x'.repeat(500) });
  });
});

describe('values', () => {
  const price = { type: 'path', path: 'price' };
  it.each<[string, number | undefined]>([
    ['{"price":50}', 5000],
    ['{"price":"50.00"}', 5000],
    ['{"price":"$1,250.5"}', 125050],
    ['{"price":0.30000000000000004}', 30],
    ['{"price":0}', 0],
    ['{"price":-1}', undefined],
    ['{"price":"-0.01"}', undefined],
    ['{"price":1000000}', 100_000_000],
    ['{"price":1000000.01}', undefined],
    ['{"price":1e9}', undefined],
    ['{"price":"many"}', undefined],
    ['{"price":null}', undefined],
    ['{"price":{}}', undefined],
    ['{}', undefined],
    ['{"price":""}', undefined],
    ['{"price":[7,8]}', 700],
  ])('price of %s is %s', (body, minor) => {
    const { outcome, trace } = readReply(settings({ price }), reply(200, body));
    expect(outcome).toEqual(minor === undefined ? { kind: 'accepted' } : { kind: 'accepted', price: minor });
    expect(trace.some((line) => line.startsWith('Price: '))).toBe(true);
  });

  it.each<[string, string | undefined]>([
    ['https://buyer.example/a?b=1', 'https://buyer.example/a?b=1'],
    ['http://buyer.example', 'http://buyer.example/'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['/thanks', undefined],
    ['//evil.example', undefined],
    [`https://a.example/${'x'.repeat(2000)}`, undefined],
    [' https://a.example ', 'https://a.example/'],
  ])('redirect address %s', (text, url) => {
    const { outcome, trace } = readReply(
      settings({ redirectUrl: { type: 'path', path: 'url' } }),
      reply(200, JSON.stringify({ url: text })),
    );
    expect(outcome).toEqual(url === undefined ? { kind: 'accepted' } : { kind: 'accepted', redirectUrl: url });
    expect(trace.some((line) => line.startsWith('Redirect address: '))).toBe(true);
  });

  it('values can come from headers and patterns', () => {
    const answer = reply(201, 'id=77;', { headers: { location: 'https://buyer.example/leads/77' } });
    const { outcome } = readReply(
      settings({
        redirectUrl: { type: 'header', name: 'Location' },
        reference: { type: 'regex', pattern: 'id=(\\d+)' },
      }),
      answer,
    );
    expect(outcome).toEqual({ kind: 'accepted', redirectUrl: 'https://buyer.example/leads/77', reference: '77' });
  });

  it.each(['x'.repeat(501), 'a\nb'])('a reference that cannot be used is dropped', (reference) => {
    expect(
      readReply(settings({ reference: { type: 'path', path: 'id' } }), reply(200, JSON.stringify({ id: reference })))
        .outcome,
    ).toEqual({ kind: 'accepted' });
  });
});

describe('silence', () => {
  it('not sent is failed, no answer is unknown', () => {
    expect(
      readReply(settings(), { kind: 'not-sent', code: 'blocked-address', retryable: false }).outcome,
    ).toMatchObject({ kind: 'failed', code: 'blocked-address', retryable: false });
    expect(told({}, { kind: 'no-answer', code: 'timed-out' })).toBe('unknown timed-out');
  });
});

describe('bids', () => {
  const change = {
    success: { type: 'path-equals', path: 'ok', equals: 'true' },
    price: { type: 'path', path: 'price' },
    reference: { type: 'path', path: 'id' },
  };
  it.each<[Reply, object]>([
    [reply(200, '{"ok":true,"price":12.5,"id":"r1"}'), { kind: 'bid', price: 1250, reference: 'r1' }],
    [reply(200, '{"ok":true,"price":12.5}'), { kind: 'bid', price: 1250 }],
    [reply(200, '{"ok":true,"price":0}'), { kind: 'no-bid', code: 'no-price' }],
    [reply(200, '{"ok":true}'), { kind: 'no-bid', code: 'no-price' }],
    [reply(200, '{"ok":false,"price":12.5}'), { kind: 'no-bid', code: 'refused-by-buyer' }],
    [reply(204), { kind: 'no-bid', code: 'unreadable-answer' }],
    [reply(404), { kind: 'no-bid' }],
    [reply(500), { kind: 'failed', code: 'status-500' }],
    [reply(302), { kind: 'failed', code: 'status-302' }],
    [
      { kind: 'no-answer', code: 'timed-out' },
      { kind: 'failed', code: 'timed-out' },
    ],
    [
      { kind: 'not-sent', code: 'unknown-host', retryable: true },
      { kind: 'failed', code: 'unknown-host' },
    ],
  ])('%j', (answer, bid) => {
    expect(readBid(settings(change), answer).bid).toMatchObject(bid);
  });
});
