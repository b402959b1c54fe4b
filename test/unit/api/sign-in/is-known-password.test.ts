import { isKnownPassword } from '#api/access/sign-in/is-known-password';

const PERSONAL = ['Olivia Operator', 'olivia@bright-leads.example.com', 'Bright Leads'];

describe('a password that is guessed first', () => {
  it.each([
    ['1qaz2wsx3edc4rfv'],
    ['christopher1'],
    ['alexander1234'],
    ['minecraft123'],
    ['jonathan12345'],
    ['elizabeth1995'],
    ['manchester123'],
    ['liverpool1892'],
    ['barcelona2019'],
    ['chocolate1234'],
    ['butterfly2020'],
    ['princess12345'],
    ['michaeljordan23'],
    ['zaq12wsxcde3'],
    ['q1w2e3r4t5y6'],
    ['1q2w3e4r5t6y'],
    ['qwertyuiop[]'],
    ['asdfghjkl123'],
    ['samsung123456'],
    ['dragonball123'],
    ['passwordpassword'],
    ['trustno1trustno1'],
    ['mercedes12345'],
    ['alexandra1990'],
    ['playstation3'],
    ['counterstrike'],
    ['1234qwerasdf'],
    ['qazwsxedcrfv'],
    ['harrypotter1'],
    ['pokemonmaster'],
    ['iloveyouforever'],
    ['nevergiveup12'],
    ['abcd1234abcd'],
    ['Ch0c0late1234'],
    ['MINECRAFT123'],
  ])('is known: %s', (password) => expect(isKnownPassword(password, PERSONAL)).toBe(true));

  it.each([
    ['nine quiet rivers'],
    ['forty blue herons'],
    ['correct horse battery staple'],
    ['tyPq4-mkzu8-vrw2x'],
    ['Пароль длинный и свой'],
    ['🦊 fox over lazy dogs 🐶'],
  ])('is not: %s', (password) => expect(isKnownPassword(password, PERSONAL)).toBe(false));

  it('is made of what is known about its owner', () => {
    expect([isKnownPassword('zubrowkaolivia', []), isKnownPassword('zubrowkaolivia', ['Olivia Zubrowka'])]).toEqual([
      false,
      true,
    ]);
  });

  it('is judged by its beginning, so that no length takes long', () => {
    expect(isKnownPassword(`${'1qaz2wsx3edc4rfv'.repeat(2)} tyPq4-mkzu8-vrw2x`, [])).toBe(true);
    expect(isKnownPassword(`tyPq4-mkzu8-vrw2x ${'1qaz2wsx3edc4rfv'.repeat(9)}`, [])).toBe(false);
  });
});
