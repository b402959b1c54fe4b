import { z } from 'zod';
import { readBySchema } from '#api/contract/read-by-schema';

const problemsOf = (schema: z.ZodType, value: unknown) => {
  const read = readBySchema(schema, value);
  return read.success ? [] : read.problems;
};
const id = z.uuid();

describe('what is wrong with a field', () => {
  it.each<[string, z.ZodType, unknown, string, string]>([
    ['a missing text', z.string(), undefined, 'invalid-type', 'Write something.'],
    ['a text that is none', z.string(), 7, 'invalid-type', 'Write a text.'],
    ['a missing reference', id, null, 'invalid-type', 'Choose one.'],
    ['a number that is none', z.number(), 'x', 'invalid-type', 'Write a number.'],
    ['half of a whole number', z.int(), 1.5, 'invalid-type', 'Write a whole number.'],
    ['a switch that is none', z.boolean(), 'x', 'invalid-type', 'Write true or false.'],
    ['a list that is none', z.array(id), 'x', 'invalid-type', 'Write a list.'],
    ['an object that is none', z.object({}), 'x', 'invalid-type', 'Write an object with named members.'],
    ['a record that is none', z.record(z.string(), z.int()), 1, 'invalid-type', 'Write an object with named members.'],
    ['something where nothing may be', z.null(), 1, 'invalid-type', 'Leave this empty.'],
    ['a missing moment', z.date(), undefined, 'invalid-type', 'This is missing.'],
    ['a moment that is none', z.date(), 'x', 'invalid-type', 'This is of the wrong kind.'],
    ['an empty text', z.string().min(1), '', 'too-small', 'Write something.'],
    ['a short text', z.string().min(12), 'x', 'too-small', 'Write at least 12 characters.'],
    ['a long text', z.string().max(1), 'xyz', 'too-big', 'Write at most 1 character.'],
    ['a very long text', z.string().max(2000), 'x'.repeat(2001), 'too-big', 'Write at most 2,000 characters.'],
    ['a text short of its length', z.string().length(3), 'x', 'too-small', 'Write exactly 3 characters.'],
    ['a text beyond its length', z.string().length(3), 'wxyz', 'too-big', 'Write exactly 3 characters.'],
    ['a small number', z.int().min(0), -1, 'too-small', 'Write a number of 0 or more.'],
    ['a number at its open end', z.number().positive(), 0, 'too-small', 'Write a number above 0.'],
    ['a large number', z.int().max(100), 101, 'too-big', 'Write a number of 100 or less.'],
    ['a number at its other open end', z.number().lt(1), 1, 'too-big', 'Write a number below 1.'],
    ['an empty list', z.array(id).min(1), [], 'too-small', 'Add at least one.'],
    ['a short list', z.array(z.int()).min(2), [1], 'too-small', 'Add at least 2.'],
    ['a long list', z.array(z.int()).max(1), [1, 2], 'too-big', 'There may be at most 1 of these.'],
    ['a list short of its length', z.array(z.int()).length(2), [1], 'too-small', 'There must be exactly 2 of these.'],
    ['a list beyond its length', z.array(z.int()).length(1), [1, 2], 'too-big', 'There must be exactly 1 of these.'],
    ['an email', z.email(), 'x', 'invalid-format', 'Write an email address such as name@example.com.'],
    ['an address', z.url(), 'x', 'invalid-format', 'Write an address such as https://example.com.'],
    ['an id', id, 'x', 'invalid-format', 'Choose one: this is not an id.'],
    ['a moment', z.iso.datetime(), 'x', 'invalid-format', 'Write a moment such as 2026-01-31T12:00:00Z.'],
    ['a day', z.iso.date(), 'x', 'invalid-format', 'Write a day such as 2026-01-31.'],
    ['a time', z.iso.time(), 'x', 'invalid-format', 'Write a time of day such as 14:30.'],
    ['a pattern', z.string().regex(/^a$/), 'x', 'invalid-format', 'This is not written the way it has to be.'],
    ['a beginning', z.string().startsWith('/'), 'x', 'invalid-format', 'Begin with /.'],
    ['an end', z.string().endsWith('/'), 'x', 'invalid-format', 'End with /.'],
    ['a part', z.string().includes('@'), 'x', 'invalid-format', 'This must hold @.'],
    ['a choice', z.enum(['on', 'off']), 'x', 'invalid-value', 'Choose one of on, off.'],
    ['the only choice', z.literal('on'), 'x', 'invalid-value', 'Only on can be used here.'],
    [
      'one of many',
      z.literal([...Array(30).keys()]),
      'x',
      'invalid-value',
      'Choose one of the values that are known here.',
    ],
    ['a step', z.int().multipleOf(5), 7, 'not-multiple-of', 'Write a multiple of 5.'],
    [
      'one of several forms',
      z.union([z.int(), z.null()]),
      'x',
      'invalid-union',
      'This fits none of the forms it may have.',
    ],
    [
      'a name of a record',
      z.record(z.string().max(1), z.int()),
      { long: 1 },
      'invalid-key',
      'This name cannot be used here.',
    ],
    ['a member of a map', z.map(id, z.int()), new Map([[{}, 1]]), 'invalid-key', 'This name cannot be used here.'],
    ['a rule without words', z.int().refine(() => false), 1, 'custom', 'This cannot be used here.'],
    ['a rule with its own words', z.int().refine(() => false, 'Write an odd one.'), 1, 'custom', 'Write an odd one.'],
    ['a check with its own words', z.string().max(1, 'Be brief.'), 'xyz', 'too-big', 'Be brief.'],
  ])('%s', (_, schema, value, code, message) => {
    const [problem] = problemsOf(schema, value);
    expect(problem).toMatchObject({ code, message });
  });

  it('names the field; each that is not known is a problem of its own', () => {
    expect(problemsOf(z.object({ a: z.strictObject({ b: z.int() }) }), { a: { b: 1, c: 2, d: 3 } })).toEqual([
      { field: 'a.c', code: 'unrecognized-keys', message: 'This field is not known.' },
      { field: 'a.d', code: 'unrecognized-keys', message: 'This field is not known.' },
    ]);
  });

  it('of a form with kinds is which kinds there are', () => {
    const kinds = z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('post') }),
      z.object({ kind: z.literal('email') }),
    ]);
    expect(problemsOf(kinds, { kind: 'x' })).toEqual([
      { field: 'kind', code: 'invalid-union', message: 'Choose one of post, email.' },
    ]);
  });
});
