import { parsePost, type Post } from '#api/intake/parse-post';

const TYPES = { json: 'application/json', form: 'application/x-www-form-urlencoded' };
const post = (format: keyof typeof TYPES | null, body: string, query = ''): Post => ({
  body: Buffer.from(body),
  query,
  headers: format ? { 'content-type': TYPES[format] } : {},
  address: '127.0.0.1',
});
const DRIVERS = [{ FirstName: 'Ann' }, { FirstName: 'Bo' }];
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('parsing a post', () => {
  it.each([
    ['nested JSON', post('json', JSON.stringify({ LID: 1, VID: 2, AID: 3, Drivers: DRIVERS }))],
    [
      'flat JSON',
      post(
        'json',
        JSON.stringify({ LID: 1, VID: 2, AID: 3, 'Drivers[0].FirstName': 'Ann', 'Drivers[1].FirstName': 'Bo' }),
      ),
    ],
    ['a form', post('form', 'LID=1&VID=2&AID=3&Drivers[0][FirstName]=Ann&Drivers[1][FirstName]=Bo')],
    ['a query', post(null, '', 'LID=1&VID=2&AID=3&Drivers.0.FirstName=Ann&Drivers.1.FirstName=Bo')],
    [
      'an enveloped lead',
      post(
        'json',
        JSON.stringify({
          source: { lid: 1, vid: 2, aid: 3 },
          leads: [{ fields: { 'Drivers[0].FirstName': 'Ann', 'Drivers[1].FirstName': 'Bo' } }],
        }),
      ),
    ],
  ])('reads repeating groups from %s', (_, given) => {
    expect(plain(parsePost(given).envelope([]).fields)).toEqual({ Drivers: DRIVERS });
  });

  it('refuses a name that would reach a prototype, flat or nested', () => {
    expect(() => parsePost(post('json', '{"LID":1,"VID":2,"AID":3,"a.__proto__.x":1}')).envelope([])).toThrow(
      expect.objectContaining({ code: 'forbidden-field-name' }),
    );
  });
});
