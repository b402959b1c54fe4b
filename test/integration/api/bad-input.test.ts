import { initOrm } from '#db/orm';
import { createCampaign } from '#db/factories/create-campaign';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestApi } from '#test/kit/api-client';

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const XML = 'application/xml';
const ids = 'LID=1&VID=1&AID=1';
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const lead = (inner: string): string => `{"LID":1,"VID":1,"AID":1,${inner}}`;
const xml = (inner: string, head = ''): string => `${head}<lead LID="1" VID="1" AID="1">${inner}</lead>`;
const many = (count: number, one: (index: number) => string, between: string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join(between);
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

type Case = readonly [
  name: string,
  type: string | null,
  body: string | Uint8Array,
  status: number,
  code: string,
  query?: string,
];
const CASES: readonly Case[] = [
  ['an unfinished object', JSON_TYPE, '{"LID":1', 400, 'malformed-json'],
  ['a trailing comma', JSON_TYPE, '{"LID":1,}', 400, 'malformed-json'],
  ['single quotes', JSON_TYPE, `{'LID':1}`, 400, 'malformed-json'],
  ['a control character in a text', JSON_TYPE, lead('"A":"x\u0001y"'), 400, 'malformed-json'],
  ['two documents', JSON_TYPE, '{}{}', 400, 'malformed-json'],
  ['a comment', JSON_TYPE, '{/*x*/"LID":1}', 400, 'malformed-json'],
  ['NaN', JSON_TYPE, lead('"A":NaN'), 400, 'malformed-json'],
  ['a leading zero', JSON_TYPE, lead('"A":007'), 400, 'malformed-json'],
  ['a wrong escape', JSON_TYPE, lead('"A":"\\x41"'), 400, 'malformed-json'],
  ['half an escape', JSON_TYPE, '{"A":"\\u12"}', 400, 'malformed-json'],
  ['only blanks', JSON_TYPE, '   ', 400, 'malformed-json'],
  ['no body', JSON_TYPE, '', 400, 'empty-body'],
  ['a form said to be JSON', JSON_TYPE, 'LID=1&VID=1', 400, 'missing-identifier'],
  ['XML said to be JSON that is broken', JSON_TYPE, '<A>1</B>', 400, 'malformed-xml'],
  ['a list of two leads', JSON_TYPE, '[{"A":1},{"A":2}]', 400, 'one-lead-expected'],
  ['a list', JSON_TYPE, '[1,2]', 400, 'not-an-object'],
  ['a text', JSON_TYPE, '"lead"', 400, 'not-an-object'],
  ['a number', JSON_TYPE, '5', 400, 'not-an-object'],
  ['null', JSON_TYPE, 'null', 400, 'not-an-object'],
  ['a number beyond all', JSON_TYPE, lead('"A":1e999'), 400, 'number-out-of-range'],
  ['a repeated key', JSON_TYPE, lead('"A":1,"A":2'), 400, 'repeated-key'],
  ['a repeated key in escapes', JSON_TYPE, lead('"A":1,"\\u0041":2'), 400, 'repeated-key'],
  ['a repeated key inside', JSON_TYPE, lead('"A":{"b":1,"b":1}'), 400, 'repeated-key'],
  ['an identifier in two spellings', JSON_TYPE, lead('"lid":2,"A":1'), 400, 'repeated-identifier'],
  ['a list as identifier', JSON_TYPE, '{"LID":[1,2],"VID":1,"AID":1,"A":1}', 400, 'repeated-identifier'],
  ['a prototype key', JSON_TYPE, lead('"__proto__":{"isAdmin":true}'), 400, 'forbidden-field-name'],
  ['a prototype key in escapes', JSON_TYPE, lead('"\\u005f_proto__":{"x":1}'), 400, 'forbidden-field-name'],
  ['constructor.prototype', JSON_TYPE, lead('"constructor":{"prototype":{"x":1}}'), 400, 'forbidden-field-name'],
  ['a NUL in a value', JSON_TYPE, lead('"A":"x\\u0000y"'), 400, 'forbidden-character'],
  ['a NUL in a name', JSON_TYPE, lead('"A\\u0000":"x"'), 400, 'forbidden-character'],
  ['a lone high surrogate', JSON_TYPE, lead('"A":"\\ud800"'), 400, 'forbidden-character'],
  ['a lone low surrogate', JSON_TYPE, lead('"A":"x\\udc00y"'), 400, 'forbidden-character'],
  ['invalid UTF-8', JSON_TYPE, bytes('{"A":"', [0xff, 0xfe], '"}'), 400, 'invalid-utf8'],
  ['overlong UTF-8', JSON_TYPE, bytes('{"A":"', [0xc0, 0xaf], '"}'), 400, 'invalid-utf8'],
  ['an encoded surrogate', JSON_TYPE, bytes('{"A":"', [0xed, 0xa0, 0x80], '"}'), 400, 'invalid-utf8'],
  ['UTF-16', JSON_TYPE, Buffer.from('\ufeff{"LID":1}', 'utf16le'), 400, 'missing-identifier'],
  ['21 levels', JSON_TYPE, lead(`"A":${nested(21)}`), 400, 'too-deep'],
  ['40,000 levels of objects', JSON_TYPE, nested(40_000), 400, 'too-deep'],
  ['100,000 open lists', JSON_TYPE, '['.repeat(100_000), 400, 'too-deep'],
  ['10,000 fields', JSON_TYPE, lead(many(10_000, (index) => `"f${index}":1`, ',')), 400, 'too-many-fields'],
  ['a list of 10,000', JSON_TYPE, lead(`"A":[${many(10_000, () => '1', ',')}]`), 400, 'too-many-fields'],
  ['a name of 5,000 characters', JSON_TYPE, lead(`"${'n'.repeat(5000)}":1`), 400, 'no-fields'],
  ['5 MB', JSON_TYPE, lead(`"A":"${'x'.repeat(5 * 1024 * 1024)}"`), 413, 'body-too-large'],
  ['one byte too many', FORM, 'A='.padEnd(256 * 1024 + 1, 'x'), 413, 'body-too-large'],
  ['no lead fields', JSON_TYPE, '{"LID":1,"VID":1,"AID":1}', 400, 'no-fields'],
  ['no identifiers', JSON_TYPE, '{"FirstName":"Ann"}', 400, 'missing-identifier'],
  ['a word as identifier', JSON_TYPE, '{"LID":"one","VID":1,"AID":1,"A":1}', 400, 'invalid-identifier'],
  ['a huge identifier', JSON_TYPE, '{"LID":1,"VID":1,"AID":99999999999,"A":1}', 400, 'invalid-identifier'],
  ['a negative identifier', JSON_TYPE, '{"LID":1,"VID":-1,"AID":1,"A":1}', 400, 'invalid-identifier'],
  ['true as identifier', JSON_TYPE, '{"LID":true,"VID":1,"AID":1,"A":1}', 400, 'invalid-identifier'],
  ['an unknown campaign', JSON_TYPE, '{"LID":1,"VID":1,"AID":987654,"A":1}', 404, 'unknown-campaign'],
  [
    'two leads',
    JSON_TYPE,
    '{"source":{"vid":1,"aid":1,"lid":1},"leads":[{"fields":{"A":1}},{"fields":{"A":2}}]}',
    400,
    'one-lead-expected',
  ],
  ['no lead in the list', JSON_TYPE, '{"source":{"vid":1,"aid":1,"lid":1},"leads":[]}', 400, 'one-lead-expected'],
  ['a form with broken percent signs', FORM, `${ids}&A=%zz`, 400, 'malformed-form'],
  ['a form with invalid UTF-8', FORM, `${ids}&A=%ff%fe`, 400, 'malformed-form'],
  ['a form with a NUL', FORM, `${ids}&A=x%00y`, 400, 'forbidden-character'],
  ['a form with a prototype key', FORM, `${ids}&__proto__[isAdmin]=1`, 400, 'forbidden-field-name'],
  ['a form with constructor', FORM, `${ids}&a.constructor.prototype.x=1`, 400, 'forbidden-field-name'],
  ['a form with 10,000 fields', FORM, `${ids}&${many(10_000, (index) => `f${index}=1`, '&')}`, 400, 'too-many-fields'],
  ['a form with two LIDs', FORM, `${ids}&LID=2&A=1`, 400, 'repeated-identifier'],
  ['a form nested too deeply', FORM, `${ids}&a${'[b]'.repeat(40)}=1`, 400, 'too-deep'],
  ['a broken query', FORM, 'A=1', 400, 'malformed-query', '?LID=%zz'],
  ['unclosed XML', XML, '<lead><A>1</lead>', 400, 'malformed-xml'],
  ['no XML at all', XML, 'hello', 400, 'malformed-xml'],
  ['two XML roots', XML, '<a>1</a><b>2</b>', 400, 'malformed-xml'],
  ['an attribute without quotes', XML, '<lead LID=1/>', 400, 'malformed-xml'],
  ['a bare ampersand', XML, xml('<A>Smith & Sons</A>'), 400, 'malformed-xml'],
  ['a document type', XML, xml('<A>1</A>', '<!DOCTYPE lead>'), 400, 'forbidden-doctype'],
  [
    'a file as entity',
    XML,
    xml('<A>&x;</A>', '<!DOCTYPE lead [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    400,
    'forbidden-doctype',
  ],
  [
    'a billion laughs',
    XML,
    xml('<A>&c;</A>', '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'),
    400,
    'forbidden-doctype',
  ],
  ['an unknown entity', XML, xml('<A>&secret;</A>'), 400, 'forbidden-entity'],
  ['a NUL by number', XML, xml('<A>&#0;</A>'), 400, 'forbidden-entity'],
  ['half a surrogate by number', XML, xml('<A>&#xD800;</A>'), 400, 'forbidden-character'],
  ['a prototype element', XML, xml('<__proto__><x>1</x></__proto__>'), 400, 'forbidden-field-name'],
  ['XML 20,000 deep', XML, `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`, 400, 'too-deep'],
  ['XML open 80,000 deep', XML, '<a>'.repeat(80_000), 400, 'too-deep'],
  [
    'XML with 10,000 elements',
    XML,
    xml(many(10_000, (index) => `<f${index}>1</f${index}>`, '')),
    400,
    'too-many-fields',
  ],
  ['invalid UTF-8 in XML', XML, bytes('<a>', [0xff], '</a>'), 400, 'invalid-utf8'],
  ['prose', 'text/plain', 'hello there', 415, 'unsupported-media-type'],
  ['an empty multipart form', 'multipart/form-data; boundary=x', '--x--', 400, 'missing-identifier'],
  ['a character set that nobody knows', 'application/json; charset=x-nobody', '{}', 415, 'unsupported-charset'],
  ['a picture', 'image/png', bytes([0x89, 0x50, 0x4e, 0x47]), 415, 'unsupported-media-type'],
];

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  const orm = await initOrm(database.url);
  await createCampaign(orm.em);
  await orm.close(true);
  api = await startTestApi(database);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});

test('the corpus is large', () => expect(CASES.length).toBeGreaterThanOrEqual(60));

for (const [name, type, body, status, code, query = ''] of CASES) {
  test(`${name} is a problem`, async () => {
    const answer = await post(type, body, query);
    const problem = type === XML ? /<code>([^<]+)<\/code>/.exec(answer.text)?.[1] : answer.json()['code'];
    expect([answer.status, problem]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(
      type === XML ? 'application/problem+xml' : 'application/problem+json',
    );
    expect(answer.text).not.toMatch(/node_modules|at Object|select |\.ts:/);
  });
}

test('a compressed body is refused unopened', async () => {
  const answer = await api.send('POST', '/intake/leads', {
    headers: { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' },
    body: bytes([0x1f, 0x8b, 8]),
  });
  expect([answer.status, answer.json()['code']]).toEqual([415, 'unsupported-content-encoding']);
});

test('a body of unannounced length is cut by count', async () => {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (++sent > 16) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const answer = await fetch(`${api.url}/intake/leads`, {
    method: 'POST',
    headers: { 'content-type': JSON_TYPE },
    body,
    duplex: 'half',
  } as RequestInit);
  expect(answer.status).toBe(413);
});

test('nothing of all that was stored, no object was polluted, and the server still answers', async () => {
  const { rows } = await database.pool.query(
    'select (select count(*) from lead)::int as leads, (select count(*) from idempotency_key)::int as keys',
  );
  expect(rows[0]).toEqual({ leads: 0, keys: 0 });
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  const good = await post(JSON_TYPE, lead('"FirstName":"Ann"'), '');
  expect(good.status).toBe(202);
});

test('the costliest refusals take milliseconds', async () => {
  const worst = CASES.filter(([name]) => /10,000|deep|levels|5 MB|open lists/.test(name));
  const started = performance.now();
  for (const entry of worst) await post(entry[1], entry[2], entry[5] ?? '');
  expect((performance.now() - started) / worst.length).toBeLessThan(250);
});

function post(type: string | null, body: string | Uint8Array, query: string): ReturnType<TestApi['send']> {
  return api.send('POST', `/intake/leads${query}`, {
    headers: type === null ? {} : { 'content-type': type },
    body: type === null ? Buffer.from(body as string) : body,
  });
}
