import fc from 'fast-check';
import type { FieldType } from '#domain/fields/field-type';
import type { FieldSettings } from '#domain/fields/lead-type.schema';
import { FIELD_KINDS, fieldDefinitionSchema } from '#domain/fields/lead-type.schema';
import { FIELD_TYPES } from '#domain/fields/registry';
import type { FieldValue, RawValue } from '#domain/kernel/lead-fields';

const settingsOf = (type: FieldType, more: Partial<FieldSettings> = {}): FieldSettings =>
  fieldDefinitionSchema.parse({
    name: 'Field',
    label: 'The field',
    kind: type.kind,
    ...type.examples.settings,
    ...more,
  });

const PRIMITIVE: Record<FieldType['valueType'], string> = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'string',
  group: 'object',
};
const scalars = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'0123456789 $%-+.,/:()TZapmAPM@'), maxLength: 25 }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.emailAddress(),
);
const anything = fc.oneof(
  scalars,
  fc.jsonValue(),
  fc.array(fc.record({ Age: fc.integer(), On: fc.string() })),
) as fc.Arbitrary<RawValue>;

test('the registry holds every kind under its own name', () => {
  expect(Object.keys(FIELD_TYPES).sort()).toEqual([...FIELD_KINDS].sort());
  for (const [kind, type] of Object.entries(FIELD_TYPES)) expect(type.kind).toBe(kind);
});

describe.each(Object.values(FIELD_TYPES).map((type) => [type.kind, type] as const))('%s', (_, type) => {
  test('reads, and writes, its examples', () => {
    expect(type.examples.accepted.length).toBeGreaterThanOrEqual(2);
    for (const example of type.examples.accepted) {
      const settings = settingsOf(type, example.settings);
      const parsed = type.parse(example.raw, settings);
      expect({ raw: example.raw, parsed }).toEqual({ raw: example.raw, parsed: { ok: true, value: example.value } });
      expect(type.format(example.value, settings)).toBe(example.formatted);
      if (!type.computed) expect(typeof example.value).toBe(PRIMITIVE[type.valueType]);
    }
  });

  test('refuses its bad examples with a code, a sentence and the field', () => {
    expect(type.examples.refused.length).toBeGreaterThanOrEqual(2);
    for (const example of type.examples.refused) {
      const parsed = type.parse(example.raw, settingsOf(type, example.settings));
      if (parsed.ok) throw new Error(`accepted ${JSON.stringify(example.raw)}`);
      expect({ raw: example.raw, code: parsed.reason.code }).toEqual({ raw: example.raw, code: example.code });
      expect(parsed.reason.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(parsed.reason.message).toMatch(/^[A-Z].*\.$/);
      expect(parsed.reason.field).toMatch(/^Field/);
    }
  });

  test('says it in the configured words, under the same code', () => {
    const [example] = type.examples.refused;
    const parsed = type.parse(
      example?.raw ?? null,
      settingsOf(type, { ...example?.settings, errorMessage: 'Please check this.' }),
    );
    expect(parsed).toMatchObject({
      ok: false,
      reason: { code: example?.code, message: 'Please check this.', field: 'Field' },
    });
  });

  test('reads back what it writes', () => {
    for (const { value, settings } of type.examples.accepted) expectStable(type, value, settings);
  });

  test('never throws, never lets through what Postgres cannot store, and writes what it reads back', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const parsed = type.parse(raw, settingsOf(type));
        if (!parsed.ok) return;
        expect(JSON.stringify(parsed.value)).not.toMatch(/\\u0000|\\ud[89a-f]/);
        expect(parsed.value).not.toBe(-0);
        expectStable(type, parsed.value);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['NUL', 'a\u0000b'],
    ['half a surrogate pair', '\udfff'],
    ['an infinite number', Infinity],
    ['a number that is none', NaN],
    ['a list', [['x']]],
    ['an object', { x: [1] }],
  ] as [string, RawValue][])('refuses %s', (_name, raw) => {
    const given = type.valueType === 'group' ? [{ Age: raw }] : raw;
    expect(type.parse(given, settingsOf(type)).ok).toBe(false);
  });

  test('writes null as nothing', () => {
    expect(type.format(null, settingsOf(type))).toBe('');
  });

  test('its own example settings are sound', () => {
    expect(type.check?.(settingsOf(type)) ?? []).toEqual([]);
  });
});

function expectStable(type: FieldType, value: FieldValue, more: Partial<FieldSettings> = {}): void {
  // Without an output format, which may cut (ZIP+4 to five digits) or round.
  const settings = settingsOf(type, { ...more, outputFormat: undefined });
  if (value === null) return;
  expect(type.parse(type.format(value, settings), settings)).toEqual({ ok: true, value });
}
