import { namesOfPerson, namesThem, withoutPerson } from '#domain/lead/names-of-person';

const names = namesOfPerson(
  {
    firstName: 'Ann',
    lastName: "O'Neil",
    fullName: "Ann O'Neil",
    email: 'ann.oneil@example.com',
    primaryPhone: '5125550142',
    address: '1',
  },
  ['250000', '2026-03-01', 'old@example.com', '+1 (737) 555-0100', 'Homeowner'],
);

it.each([
  ['ANN.ONEIL@example.com', true],
  ['mailto:ann.oneil@example.com', true],
  ['annxoneil@example.com', false],
  ['old@example.com', true],
  ['(512) 555-0142', true],
  ['+1 512.555.0142', true],
  ['95125550142', false],
  ['737 555 0100', true],
  ["Leads of Ann O'Neil", true],
  ['ann', true],
  ['Annual plan', false],
  ['250000', false],
  ['2026-03-01', false],
  ['Homeowner', false],
  // An address of one character would be found everywhere.
  ['1', true],
  ['Lead 1', false],
])('%s names the person: %s', (text, yes) => expect(namesThem(names, text)).toBe(yes));

it('leaves rules out of a filter, empties other texts, and keeps everything else', () => {
  const rule = (column: string, value: unknown) => ({ column, is: 'any-of', value });
  const kept = { columns: [{ name: 'email', width: 100 }], sort: [{ column: 'email', direction: 'asc' }] };
  expect(
    withoutPerson(names, {
      filter: {
        join: 'and',
        items: [
          rule('phone', [5125550142, 7]),
          rule('city', 'Austin'),
          { join: 'or', items: [rule('email', 'old@example.com')] },
        ],
      },
      search: 'Ann',
      'ann.oneil@example.com': true,
      ...kept,
    } as never),
  ).toEqual({
    filter: { join: 'and', items: [rule('city', 'Austin'), { join: 'or', items: [] }] },
    search: '',
    ...kept,
  });
});

it('of nobody finds nothing', () => {
  expect(namesThem(namesOfPerson({}, []), 'anything')).toBe(false);
});
