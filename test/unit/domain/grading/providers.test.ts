import type { Reply } from '#domain/channels/channel';
import { DEFAULT_GRADING_SCALE, gradeLead } from '#domain/grading/grade-lead';
import { judgementsAfter } from '#domain/grading/judgements-after';
import type { Judgements } from '#domain/grading/judgements.schema';
import { checkProviders } from '#domain/grading/providers/check-providers';
import { gradingQuestions } from '#domain/grading/providers/grading-questions';
import {
  defaultReading,
  gradingProviderSchema,
  OUTSIDE_CHECKS,
  type OutsideCheck,
} from '#domain/grading/providers/provider.schema';
import { GRADING_PROVIDERS } from '#domain/grading/providers/registry';

const provider = (more: object = {}) =>
  gradingProviderSchema.parse({
    kind: 'http',
    name: 'Acme',
    enabled: true,
    url: 'https://verify.example.com/v1',
    key: 'Bearer abc',
    checks: OUTSIDE_CHECKS.map((check) => ({ check, reading: defaultReading(check) })),
    ...more,
  });
const answered = (body: unknown, status = 200): Reply => ({
  kind: 'answered',
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
  truncated: false,
});
const SYSTEM = {
  primaryPhone: '5127654321',
  email: 'ada@lovelace.io',
  ipAddress: '8.8.8.8',
  address: '12 Main St',
  city: 'Austin',
  state: 'TX',
  postalCode: '78701',
  country: 'US',
};

describe('an HTTP provider', () => {
  const { request, read } = GRADING_PROVIDERS.http;

  it('is sent, by default, only what is to be judged, with its key in its header', async () => {
    const sent = await request(provider({ header: 'X-Key' }), {
      fields: { FirstName: 'Ada' },
      system: { ...SYSTEM, firstName: 'Ada' },
      checks: ['phone'],
      at: 0,
    });
    expect(sent).toMatchObject({
      method: 'POST',
      url: 'https://verify.example.com/v1',
      timeoutMs: 3000,
      headers: { 'X-Key': 'Bearer abc', 'content-type': 'application/json' },
    });
    const body = JSON.parse((sent as { body: string }).body) as object;
    expect(body).toEqual({
      checks: ['phone'],
      phone: '5127654321',
      email: 'ada@lovelace.io',
      ip: '8.8.8.8',
      address: { street: '12 Main St', city: 'Austin', state: 'TX', postalCode: '78701', country: 'US' },
    });
  });

  it('is sent nothing when its request cannot be made of this lead, and no key when it has none', async () => {
    const facts = { fields: { Age: 3 }, system: SYSTEM, checks: ['phone'] as const, at: 0 };
    expect(await request(provider({ request: 'lead.Age' }), facts)).toEqual({ problem: 'request-not-made' });
    expect(await request(provider({ request: 'lead.Age + "x"' }), facts)).toEqual({ problem: 'request-not-made' });
    expect(((await request(provider({ key: '' }), facts)) as { headers: object }).headers).not.toHaveProperty(
      'Authorization',
    );
  });

  it.each<[unknown, string | undefined, object]>([
    ['passed', undefined, { result: 'passed' }],
    ['failed', undefined, { result: 'failed' }],
    [true, undefined, { result: 'passed' }],
    [false, undefined, { result: 'failed' }],
    ['unknown', undefined, { result: 'unknown', code: 'unknown-to-provider' }],
    [null, undefined, { result: 'unknown', code: 'unknown-to-provider' }],
    ['PASSED', undefined, { result: 'unknown', code: 'answer-not-understood' }],
    [1, undefined, { result: 'unknown', code: 'answer-not-understood' }],
    [{ result: 'failed', note: '  No such mailbox. ' }, undefined, { result: 'failed', note: 'No such mailbox.' }],
    [{ result: false, note: 7 }, undefined, { result: 'failed' }],
    [{ score: 40 }, '$v := email.score > 50 ? "passed" : "failed"', { result: 'failed' }],
    [{ score: 'x' }, 'email.score * 2', { result: 'unknown', code: 'reading-failed' }],
  ])('that answers %j is read as it says (%s)', async (email, reading, expected) => {
    const one = provider({ checks: [{ check: 'email', reading: reading ?? 'email' }] });
    expect(await read(one, answered({ email }), { checks: ['email'], at: 0 })).toEqual({
      kind: 'answered',
      answers: [{ check: 'email', ...expected }],
    });
  });

  it('is read for the checks that were asked for, by default under their names', async () => {
    const body = {
      phone: 'passed',
      email: 'failed',
      'ip-address': { result: 'passed', note: 'Austin.' },
      address: 'passed',
    };
    expect(await read(provider(), answered(body), { checks: ['email', 'ip-address'], at: 0 })).toMatchObject({
      answers: [
        { check: 'email', result: 'failed' },
        { check: 'ip-address', result: 'passed', note: 'Austin.' },
      ],
    });
  });

  it.each<[Reply, string, boolean]>([
    [{ kind: 'no-answer', code: 'timed-out' }, 'timed-out', true],
    [{ kind: 'not-sent', code: 'refused', retryable: true }, 'not-reached', true],
    [answered({}, 500), 'service-failed', true],
    [answered({}, 429), 'too-many-requests', true],
    [answered({}, 401), 'key-refused', false],
    [answered({ email: 'failed' }, 404), 'request-refused', false],
    [answered('<html>'), 'answer-not-understood', false],
    [answered('"failed"'), 'answer-not-understood', false],
    [{ ...answered({ email: 'failed' }), truncated: true } as Reply, 'answer-not-understood', false],
  ])('that did not really answer said nothing: %j', async (reply, code, away) => {
    expect(await read(provider(), reply, { checks: ['email'], at: 0 })).toEqual({ kind: 'unanswered', code, away });
  });
});

describe('asking providers', () => {
  const asked = (scale = DEFAULT_GRADING_SCALE, system: object = SYSTEM, more: object = {}): readonly OutsideCheck[] =>
    gradingQuestions(scale, [provider(more)], { system: system as never }).flatMap(({ checks }) => checks);

  it('is about checks that count and that the lead has something to judge for', () => {
    expect(asked()).toEqual(['address', 'phone', 'email', 'ip-address']);
    expect(asked(undefined, { email: ' ', country: 'US', primaryPhone: '5127654321' })).toEqual(['phone']);
    const scale = {
      ...DEFAULT_GRADING_SCALE,
      checks: DEFAULT_GRADING_SCALE.checks.map((each) => ({
        ...each,
        enabled: each.check !== 'phone',
        points: each.check === 'email' ? 0 : 5,
      })),
    };
    expect(asked(scale)).toEqual(['address', 'ip-address']);
    expect(asked(undefined, undefined, { enabled: false })).toEqual([]);
  });

  it('has one answer per check and one provider per name', () => {
    const [phone, mail] = [
      provider({ name: 'A', checks: [{ check: 'phone', reading: 'p' }] }),
      provider({ name: 'B', checks: [{ check: 'email', reading: 'e' }] }),
    ];
    expect(checkProviders([phone, mail])).toEqual([]);
    expect(checkProviders([phone, { ...phone, name: 'B' }])).toMatchObject([
      { code: 'answered-twice', field: '1.checks' },
    ]);
    expect(checkProviders([phone, { ...phone, name: 'B', enabled: false }])).toEqual([]);
    expect(checkProviders([phone, { ...mail, name: 'A' }])).toMatchObject([{ code: 'named-twice', field: '1.name' }]);
    expect(checkProviders([{ ...phone, checks: [...phone.checks, ...phone.checks] }])).toMatchObject([
      { code: 'answered-twice', field: '0.checks' },
    ]);
  });
});

describe('a grade with judgements', () => {
  const judgements: Judgements = {
    v: 1,
    asked: [
      {
        by: 'Acme',
        startedAt: 1,
        endedAt: 2,
        answers: [
          { check: 'phone', result: 'failed', note: 'Disconnected.' },
          { check: 'ip-address', result: 'passed' },
          { check: 'email', result: 'unknown', code: 'timed-out' },
        ],
      },
    ],
  };
  const of = (check: string, given: Judgements | null = judgements) =>
    gradeLead(DEFAULT_GRADING_SCALE, { system: SYSTEM }, given).checks.find((each) => each.check === check);

  it('goes by the provider where it knows, else by the lead itself, and says who judged', () => {
    expect(of('phone')).toEqual({ check: 'phone', passed: false, points: 0, note: 'Disconnected.', by: 'Acme' });
    expect(of('ip-address')).toEqual({
      check: 'ip-address',
      passed: true,
      points: 10,
      note: 'The provider confirms it.',
      by: 'Acme',
    });
    expect(of('email')).toEqual({
      check: 'email',
      passed: true,
      points: 25,
      note: 'The e-mail address is well formed and personal.',
      instead: { of: 'Acme', code: 'timed-out' },
    });
    expect(of('address')).toEqual(of('address', null));
  });

  it('goes by the provider no more for what was corrected since', () => {
    const after = judgementsAfter(judgements, SYSTEM, { ...SYSTEM, city: 'Dallas' });
    expect(of('phone', after)).toMatchObject({ by: 'Acme' });
    expect(of('ip-address', after)).toMatchObject({
      note: 'The IP address is a public one.',
      instead: { of: 'Acme', code: 'corrected-since' },
    });
  });
});

describe('settings of a provider', () => {
  const messages = (more: object): string[] => {
    const parsed = gradingProviderSchema.safeParse({ ...provider(), ...more });
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };
  it.each([
    [{ url: 'verify.example.com' }, /^url: Write the full address/],
    [{ url: 'https://v.example.com/?key=1' }, /^url: /],
    [{ url: 'https://u:p@v.example.com/' }, /^url: /],
    [{ request: '{ "a": ' }, /^request: This JSONata expression cannot be used: /],
    [{ checks: [{ check: 'email', reading: '$eval("1")' }] }, /^checks\.0\.reading: .*\$eval is not available/],
    [{ checks: [] }, /^checks: Choose at least one/],
    [{ header: 'Host' }, /^header: /],
    [{ key: 'a\nb' }, /^key: /],
    [{ timeoutMs: 60_000 }, /^timeoutMs: /],
    [{ name: ' ' }, /^name: Name the provider/],
  ])('that cannot work are refused: %j', (more, message) => {
    expect(messages(more)[0]).toMatch(message);
  });
});
