import { EXAMPLE_FACTS } from '#domain/channels/shared/example-facts';
import { mapFields } from '#domain/mapping/map-fields';
import { mappedFieldSchema, type MappedField } from '#domain/mapping/mapping.schema';

const facts = EXAMPLE_FACTS;
const one = async (row: object, change: object = {}): Promise<unknown> => {
  const field: MappedField = mappedFieldSchema.parse({ to: 'x', ...row });
  const [mapped] = await mapFields({ v: 1, fields: [field] }, { ...facts, ...change });
  return mapped === undefined ? 'omitted' : mapped.value;
};
const field = (name: string, more: object = {}): object => ({ from: { type: 'field', field: name }, ...more });

describe('lead fields', () => {
  it.each<[string, unknown]>([
    ['FirstName', 'Ann & Bob'],
    ['LoanAmount', 250000],
    ['Homeowner', true],
    ['PostalCode', '02134'],
    ['Comments', null],
    ['Unknown', null],
    ['Drivers[0].Age', 34],
    ['Drivers[1].Age', 51],
    ['Drivers.1.Age', 51],
    ['Drivers[1][Age]', 51],
    ['Drivers.Age', 34],
    ['Drivers[7].Age', null],
    ['Drivers[0]', null],
    ['Drivers.Age.Deeper', null],
    ['FirstName.Deeper', null],
    ['__proto__', null],
    ['constructor.name', null],
    ['Drivers', [{ Age: 34 }, { Age: 51 }]],
  ])('%s is %j', async (name, value) => {
    expect(await one(field(name))).toEqual(value);
  });

  it('a field excluded from integrations leaves only when it is mapped by itself', async () => {
    expect(await one(field('Drivers[0].License'))).toBe('A1');
    expect(JSON.stringify(await one(field('Drivers')))).not.toContain('A1');
  });

  it('a format of the mapping goes before the field’s own', async () => {
    const definitions = facts.definitions.map((definition) =>
      definition.name === 'LoanAmount' ? { ...definition, outputFormat: '#,##0' } : definition,
    );
    expect(await one(field('LoanAmount'), { definitions })).toBe('250,000');
    expect(await one(field('LoanAmount', { format: '0' }), { definitions })).toBe('250000');
  });
});

describe('value maps', () => {
  it.each<[string, Record<string, string>, unknown]>([
    ['Homeowner', { true: 'Y', false: 'N' }, 'Y'],
    ['FirstName', { 'ANN & BOB': 'both' }, 'both'],
    ['LoanAmount', { 250000: 'D' }, 'D'],
    ['FirstName', { Cid: 'C' }, 'Ann & Bob'],
    ['Comments', { '': 'n/a' }, 'n/a'],
    ['Drivers', { '': 'x' }, [{ Age: 34 }, { Age: 51 }]],
    ['FirstName', { __proto__x: 'y' }, 'Ann & Bob'],
  ])('%s through %j is %j', async (name, values, value) => {
    if (name === 'Drivers') expect(await one(field(name))).toEqual(value);
    else expect(await one(field(name, { values }))).toEqual(value);
  });
});

describe('what is no lead field', () => {
  it.each<[object, unknown]>([
    [{ type: 'static', value: 'live' }, 'live'],
    [{ type: 'property', property: 'lead-id' }, facts.leadId],
    [{ type: 'property', property: 'delivery-id' }, facts.deliveryId],
    [{ type: 'property', property: 'ping-reference' }, 'Q-104316639974'],
    [{ type: 'property', property: 'price' }, '42.50'],
    [{ type: 'property', property: 'source-name' }, 'Example Source'],
    [{ type: 'property', property: 'campaign-name' }, 'Example Campaign'],
    [{ type: 'property', property: 'grade' }, 'A'],
    [{ type: 'property', property: 'test' }, false],
    [{ type: 'property', property: 'received-at' }, '2026-03-02T14:05:00.000Z'],
    [{ type: 'expression', expression: 'FirstName & "!"' }, 'Ann & Bob!'],
    [{ type: 'expression', expression: 'LoanAmount / 1000' }, 250],
    [{ type: 'expression', expression: 'Nothing' }, null],
    [{ type: 'expression', expression: '$max(Drivers.Age)' }, 51],
  ])('%j is %j', async (from, value) => {
    expect(await one({ from })).toEqual(value);
  });

  it('the moment of receipt follows a date format', async () => {
    expect(await one({ from: { type: 'property', property: 'received-at' }, format: 'MM/dd/yyyy' })).toBe('03/02/2026');
  });

  it('an expression that fails stops the delivery, without quoting the lead', async () => {
    await expect(one({ from: { type: 'expression', expression: 'FirstName + 1' } })).rejects.toMatchObject({
      code: 'mapping-expression-failed',
      message: expect.not.stringContaining('Ann'),
    });
  });
});

it('blank values leave as null, or not at all where asked', async () => {
  expect(await one(field('Comments'))).toBeNull();
  expect(await one(field('Comments', { omitWhenBlank: true }))).toBe('omitted');
  expect(await one({ from: { type: 'property', property: 'grade' }, omitWhenBlank: true }, { grade: undefined })).toBe(
    'omitted',
  );
  expect(await one({ from: { type: 'static', value: '' } })).toBeNull();
});

it('nothing leaves that is not mapped', async () => {
  expect(await mapFields({ v: 1, fields: [] }, facts)).toEqual([]);
});
