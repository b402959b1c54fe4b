import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePost, type Post } from '#api/intake/parse-post';
import { keptBody } from '#api/intake/kept-request';

/** A raw request of a lead source, as it was recorded with invented people; the address carries LID 1, VID 2 and AID 3. */
function recorded(name: string): Post {
  const raw = readFileSync(join(__dirname, 'fixtures/senders', `${name}.http`));
  const end = raw.indexOf('\r\n\r\n');
  const [line = '', ...heads] = raw
    .subarray(0, end)
    .toString('latin1')
    .replace('{LID}', '1')
    .replace('{VID}', '2')
    .replace('{AID}', '3')
    .split('\r\n');
  const headers = Object.fromEntries(
    heads.map((head) => [head.slice(0, head.indexOf(':')).toLowerCase(), head.slice(head.indexOf(':') + 1).trim()]),
  );
  return { body: raw.subarray(end + 4), query: /\?(\S*)/.exec(line)?.[1] ?? '', headers, address: '203.0.113.7' };
}
const made = (contentType: string | undefined, body: string | Buffer, query = 'LID=1&VID=2&AID=3'): Post => ({
  body: Buffer.from(body as string),
  query,
  headers: contentType === undefined ? {} : { 'content-type': contentType },
  address: '',
});
const read = (post: Post) => {
  const parsed = parsePost(post);
  const { fields } = parsed.envelope([]);
  return {
    ...parsed.identifiers,
    fields: JSON.parse(JSON.stringify(fields)) as Record<string, unknown>,
    notes: parsed.notes.map(({ code }) => code),
  };
};
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const AVERY = { FirstName: 'Avery', LastName: 'Chen', State: 'TX', PostalCode: '78701' };

describe('requests of real senders', () => {
  it.each<[string, object, string[]]>([
    ['affiliate-aid', { ...AVERY, aid: 'aff-2231' }, []],
    ['hubspot-vid', { ...AVERY, vid: 90410235 }, []],
    ['hubspot-event-array', { objectId: 90410235 }, []],
    ['scalar-and-group', { ...AVERY, utility: 'Example Power', 'utility.electric.company.name': 'Example Power' }, []],
    ['plain-multipart', { ...AVERY, Email: 'avery.mp@example.com', MonthlyElectricBill: '210' }, []],
    [
      'jotform-multipart',
      { formTitle: 'Solar quote', rawRequest: expect.stringContaining('"q3_firstName":"Avery"') },
      [],
    ],
    [
      'raw-newline-in-json',
      { FirstName: 'Avery', Address: '1 Main St\r\nApt. 4', Comments: 'first line\n\tsecond line' },
      ['raw-line-break'],
    ],
    ['applications-json', AVERY, ['content-type-mismatch']],
    ['form-labelled-json', AVERY, ['content-type-mismatch']],
    ['json-labelled-form', { ...AVERY, MonthlyElectricBill: 210 }, ['content-type-mismatch']],
    ['text-plain', AVERY, ['content-type-mismatch']],
    ['utf16-json', AVERY, []],
    ['windows-1252-declared', { FirstName: 'Zoë', LastName: 'Muñoz' }, []],
    ['bom-form', AVERY, []],
    ['bom-json', AVERY, []],
    ['gravity-dotted', { ...AVERY, 4: expect.anything() }, []],
    [
      'record-ids-as-keys',
      {
        ...AVERY,
        answers: { 141253: { question: 'Roof age', answer: '12' }, 141260: { question: 'Shade', answer: 'None' } },
      },
      [],
    ],
  ])('%s', (name, fields, notes) => {
    expect(read(recorded(name))).toMatchObject({ lid: '1', vid: '2', aid: '3', fields, notes });
  });

  it('another character set that nobody declares is refused, and the field is named', () => {
    expect(() => parsePost(recorded('windows-1252-undeclared'))).toThrow(
      expect.objectContaining({ code: 'malformed-form', errors: [expect.objectContaining({ field: 'FirstName' })] }),
    );
  });
});

describe('what a body is decides, not what it is called', () => {
  const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
  it.each<[string, Post, object, string[]]>([
    ['XML called JSON', made('application/json', '<lead><A>1</A></lead>'), { A: '1' }, ['content-type-mismatch']],
    ['JSON without a type', made(undefined, ' {"A":1}'), { A: 1 }, ['content-type-mismatch']],
    ['a form without a type', made(undefined, 'A=1&B=2'), { A: '1', B: '2' }, ['content-type-mismatch']],
    ['JSON called multipart', made('multipart/form-data; boundary=x', '{"A":1}'), { A: 1 }, ['content-type-mismatch']],
    [
      'multipart called a form',
      made(
        'application/x-www-form-urlencoded',
        '--b\r\nContent-Disposition: form-data; name="A"\r\n\r\n1\r\n--b--\r\n',
      ),
      { A: '1' },
      ['content-type-mismatch'],
    ],
    [
      'XML that declares Latin-1',
      made('text/xml', latin('<?xml version="1.0" encoding="ISO-8859-1"?><l><A>Zo\u00eb</A></l>')),
      { A: 'Zoë' },
      [],
    ],
    [
      'JSON declared as Latin-1',
      made('application/json; charset=ISO-8859-1', latin('{"A":"Zo\u00eb"}')),
      { A: 'Zoë' },
      [],
    ],
    [
      'UTF-8 declared as Latin-1',
      made('application/json; charset=iso-8859-1', '{"A":"Zoë"}'),
      { A: 'Zoë' },
      ['charset-mismatch'],
    ],
    [
      'a form that says its set in a field',
      made('application/x-www-form-urlencoded', '_charset_=windows-1252&A=Zo%EB'),
      { A: 'Zoë', _charset_: 'windows-1252' },
      [],
    ],
    [
      'a form with raw Latin-1',
      made('application/x-www-form-urlencoded; charset=iso-8859-1', latin('A=Zo\u00eb&B=%EB+x')),
      { A: 'Zoë', B: 'ë x' },
      [],
    ],
    [
      'a multipart form with a file',
      made(
        'multipart/form-data; boundary="b"',
        '--b\r\nContent-Disposition: form-data; name="A"\r\n\r\n1\r\n2\r\n--b\r\nContent-Disposition: form-data; name="F"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nx\r\n--b--',
      ),
      { A: '1\r\n2' },
      ['file-ignored'],
    ],
    [
      'line breaks beside escapes',
      made('application/json', '{"A":"1\n\\"2\\"\t\\u00eb"}'),
      { A: '1\n"2"\të' },
      ['raw-line-break'],
    ],
    [
      'a question as a name',
      made('application/json', JSON.stringify({ A: 1, ['q'.repeat(300)]: 'x', B: { ['q'.repeat(300)]: 1 } })),
      { A: 1, B: {} },
      ['field-ignored'],
    ],
  ])('%s', (_name, post, fields, notes) => expect(read(post)).toEqual({ lid: '1', vid: '2', aid: '3', fields, notes }));

  it.each<[string, Post, string]>([
    ['JSON that is broken under another name', made('application/x-www-form-urlencoded', '{"A":1'), 'malformed-json'],
    ['a picture', made('image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47])), 'unsupported-media-type'],
    ['prose', made('text/plain', 'hello there'), 'unsupported-media-type'],
    ['a character set nobody knows', made('application/json; charset=x-nobody', '{"A":1}'), 'unsupported-charset'],
    [
      'a multipart form without its end',
      made('multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="A"\r\n\r\n1'),
      'malformed-form',
    ],
    ['several leads in a list', made('application/json', '[{"A":1},{"A":2}]'), 'one-lead-expected'],
    ['another control character in a text', made('application/json', '{"A":"\u0001"}'), 'malformed-json'],
  ])('%s is refused', (_name, post, code) => expect(codeOf(() => read(post))).toBe(code));
});

describe("the campaign's password", () => {
  const part = '--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nhunter2\r\n--b--\r\n';
  it.each<[string, Post]>([
    ['JSON', made('application/json', '{"Password":"hunter2","A":1}')],
    ['a JSON number', made('application/json', '{"Password":7702002,"A":"hunter2x"}'.replace('hunter2x', 'y'))],
    ['JSON called a form', made('application/x-www-form-urlencoded', '{"api_password":"hunter2","A":1}')],
    ['an escaped name', made('application/json', '{"Pass\\u0077ord":"hunter2","A":1}')],
    ['a percent-encoded name', made('application/x-www-form-urlencoded', '%50assword=hunter2&A=1')],
    ['a multipart form', made('multipart/form-data; boundary=b', part)],
    ['UTF-16', made('application/json; charset=utf-16', Buffer.from('\ufeff{"Password":"hunter2","A":1}', 'utf16le'))],
    [
      'XML in Latin-1',
      made(
        'text/xml',
        Buffer.from(
          '<?xml version="1.0" encoding="ISO-8859-1"?><l><Password>hunter2</Password><A>\u00eb</A></l>',
          'latin1',
        ),
      ),
    ],
    ['source', made('application/json', '{"source":{"lid":1,"password":"hunter2"},"fields":{"A":1}}')],
  ])('is masked in %s', (_name, post) => {
    const parsed = parsePost(post);
    const { passwordInBody, password } = parsed.envelope([]);
    expect([passwordInBody, password]).toEqual([true, expect.stringMatching(/^(?:hunter2|7702002)$/)]);
    const kept = keptBody(post, parsed.format, passwordInBody);
    for (const encoding of ['utf8', 'utf16le', 'latin1'] as const)
      expect(kept.toString(encoding)).not.toMatch(/hunter2|7702002/);
    expect(kept.toString('utf8')).toContain('***');
  });
});
