import { FIELD_KINDS } from '#domain/fields/lead-type.schema';
import { FIELD_TYPES, fieldTypeOf } from '#domain/fields/registry';

test.each(FIELD_KINDS.map((kind) => [kind]))('%s has a type with a label', (kind) => {
  expect(fieldTypeOf(kind)).toBe(FIELD_TYPES[kind]);
  expect(FIELD_TYPES[kind].label).not.toBe('');
});
