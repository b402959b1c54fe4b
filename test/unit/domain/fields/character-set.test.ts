import { characterSet } from '#domain/fields/character-set';

test.each([
  ['a-z', 'am z'.replace(' ', ''), 'A-1'],
  ['a-zA-Z -', 'aZ -', '0_'],
  ['-+', '-+', ','],
  ['+-/', '+-/', ',.'],
  ['0-9.', '05.', 'a-'],
  ['z-a', 'za-', 'm'],
  ['áé', 'áé', 'ae'],
  ['😀', '😀', '😁'],
])('%s holds its own', (written, inside, outside) => {
  const set = characterSet(written);
  for (const character of inside) expect([character, set(character)]).toEqual([character, true]);
  for (const character of outside) expect([character, set(character)]).toEqual([character, false]);
});
