import { demandsSecondFactor } from '#domain/access/demands-second-factor';

describe('a second factor', () => {
  const off = { secondFactorRequired: false, secondFactorOfAdministrators: false };
  it.each([
    ['nobody', off, ['settings:users', 'settings:security'], false],
    ['whoever lets others in', { ...off, secondFactorOfAdministrators: true }, ['settings:users'], true],
    ['whoever makes the rules', { ...off, secondFactorOfAdministrators: true }, ['settings:security'], true],
    [
      'administrators, not others',
      { ...off, secondFactorOfAdministrators: true },
      ['leads:view', 'settings:edit'],
      false,
    ],
    ['everybody', { ...off, secondFactorRequired: true }, [], true],
  ])('may be demanded of %s', (_of, rules, permissions, expected) =>
    expect(demandsSecondFactor(rules, new Set(permissions))).toBe(expected),
  );
});
