import type { Json } from '#domain/kernel/json';
import type { FieldSettings } from '#domain/fields/lead-type.schema';
import { readAddress, readEnvelope, readIdentifiers } from '#api/intake/read-envelope';
import { fieldSettings } from '#test/kit/field-settings';

type Body = { [name: string]: Json };
const NOWHERE = readAddress([]);
const envelope = (body: Body, fields: FieldSettings[] = [], query: [string, string][] = []) =>
  readEnvelope(body, readAddress(query), fields);

describe('an envelope', () => {
  test('takes what is about the post out of the fields, in any case and spelling', () => {
    expect(envelope({ lid: 1, Vid: '2', FirstName: 'Ann', Api_Password: 'p', Test: 'true', order_id: 'o' })).toEqual({
      password: 'p',
      passwordInBody: true,
      orderId: 'o',
      test: true,
      fields: { FirstName: 'Ann' },
    });
  });

  test('opens source and leads', () => {
    const body = {
      source: { vid: 1, aid: 2, lid: 3, test: true, password: 'p' },
      leads: [{ properties: { noSell: true }, fields: { A: '1', Drivers: [{ Age: 30 }] } }],
    };
    expect(readIdentifiers(body, NOWHERE)).toEqual({ vid: '1', aid: '2', lid: '3' });
    expect(envelope(body)).toEqual({
      password: 'p',
      passwordInBody: true,
      orderId: undefined,
      test: true,
      fields: { A: '1', Drivers: [{ Age: 30 }] },
    });
  });

  test('keeps fields that are merely called like a wrapper', () => {
    const fields = {
      source: 'google',
      lead: 'hot',
      Leads: 5,
      Fields: 'many',
      Properties: [{ Value: 1 }],
      ReturnUrl: 'https://x.example',
    };
    expect(envelope(fields).fields).toEqual(fields);
  });

  test('lets the posting address win; the body fills what it lacks, its outermost level first', () => {
    const address = readAddress([
      ['LID', '9'],
      ['VID', '8'],
    ]);
    expect(readIdentifiers({ lid: 1, vid: 'aff-1', AID: 7, lead: { aid: 3 } }, address)).toEqual({
      lid: '9',
      vid: '8',
      aid: '7',
    });
    expect(
      readEnvelope(
        { vid: 90410235, AID: 7, Test: true, Password: 'x', Name: 'a' },
        readAddress([
          ['LID', '9'],
          ['VID', '8'],
          ['Test', '0'],
          ['Password', 'y'],
        ]),
        [],
      ),
    ).toEqual({
      password: 'y',
      passwordInBody: true,
      orderId: undefined,
      test: false,
      fields: { vid: 90410235, Name: 'a' },
    });
  });

  test('refuses identifiers of the body that contradict each other only where they are needed', () => {
    expect(() => readIdentifiers({ lid: 1, LID: 2, VID: 1, AID: 1 }, NOWHERE)).toThrow(
      expect.objectContaining({ code: 'repeated-identifier' }),
    );
    expect(
      readIdentifiers(
        { lid: 1, LID: 2 },
        readAddress([
          ['lid', '3'],
          ['vid', '4'],
          ['aid', '5'],
        ]),
      ),
    ).toEqual({ lid: '3', vid: '4', aid: '5' });
  });
});

test.each([
  ['true', true],
  ['Y', true],
  ['2', true],
  ['maybe', true],
  ['false', false],
  ['0', false],
  ['No', false],
  ['', false],
])('Test: %s makes a test lead: %s', (said, test) => {
  expect(envelope({ Test: said, Name: 'a' })).toMatchObject({ test });
});

describe('a field of the lead type', () => {
  const NAMES = [
    'Test',
    'OrderID',
    'ReturnUrl',
    'Password',
    'ApiPassword',
    'Lead',
    'Fields',
    'Source',
    'Leads',
    'Properties',
    'LID',
    'VID',
    'AID',
  ];

  test.each(NAMES)('called %s gets its value and says nothing of the post', (name) => {
    const read = envelope({ [name]: 'true', A: 1 }, [fieldSettings(name, 'text')]);
    expect(read).toEqual({
      password: undefined,
      passwordInBody: false,
      orderId: undefined,
      test: false,
      fields: { [name]: 'true', A: 1 },
    });
    expect(envelope({ [name.toUpperCase()]: 'x' }, [fieldSettings(name, 'text')]).fields).toEqual({
      [name.toUpperCase()]: 'x',
    });
    expect(envelope({ fields: { [name]: 'true' } }, [fieldSettings(name, 'text')]).fields).toEqual({ [name]: 'true' });
  });

  test('leaves the address and source to speak for the post', () => {
    const test = [fieldSettings('Test', 'text'), fieldSettings('Password', 'text')];
    expect(
      envelope({ Test: 'no', Password: 'field' }, test, [
        ['Test', 'true'],
        ['Password', 'p'],
      ]),
    ).toMatchObject({ test: true, password: 'p', passwordInBody: false, fields: { Test: 'no', Password: 'field' } });
    expect(envelope({ source: { lid: 1, test: true }, fields: { Test: 'no' } }, test)).toMatchObject({
      test: true,
      fields: { Test: 'no' },
    });
  });

  test('that is a group is told from a wrapper of its name by its parts', () => {
    const group = [
      fieldSettings('Lead', 'sub-fields', { fields: [fieldSettings('Age', 'integer')] }),
      fieldSettings('FirstName', 'text'),
    ];
    expect(envelope({ Lead: [{ Age: 30 }], FirstName: 'Ann' }, group).fields).toEqual({
      Lead: [{ Age: 30 }],
      FirstName: 'Ann',
    });
    expect(envelope({ Lead: { FirstName: 'Ann', Lead: { Age: 30 } } }, group).fields).toEqual({
      FirstName: 'Ann',
      Lead: { Age: 30 },
    });
  });
});
