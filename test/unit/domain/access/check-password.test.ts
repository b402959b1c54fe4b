import { checkPassword } from '#domain/access/check-password';

const rules = {
  passwordMinLength: 12,
  passwordBlockCommon: true,
  passwordUpperCase: false,
  passwordDigit: false,
  passwordSpecial: false,
};
const personal = ['Olivia Operator', 'olivia@bright-leads.example.com', 'Bright Leads'];
const codesOf = (password: string, given = rules): string[] =>
  checkPassword(given, password, personal).map((reason) => reason.code);

describe('a new password', () => {
  it.each([
    ['correct horse battery staple'],
    ['tyPq4-mkzu8-vrw2x'],
    ['nine quiet rivers'],
    ['Пароль длинный и свой'],
    ['🦊 fox over lazy dogs 🐶'],
  ])('may be %s', (password) => expect(codesOf(password)).toEqual([]));

  it.each([
    ['Password1234!'],
    ['P@ssw0rd2026!!'],
    ['qwertyuiop123'],
    ['aaaaaaaaaaaaaaa'],
    ['abcdefghijklmnop'],
    ['123456789012'],
    ['Summer2024!!'],
    ['OliviaOperator1'],
    ['bright-leads-2026'],
    ['welcome welcome'],
    ['ababababababab'],
    ['letmein-letmein'],
  ])('may not be %s', (password) => expect(codesOf(password)).toEqual(['too-common']));

  it('is counted in characters as people see them', () => {
    expect(codesOf('fox lazy dog')).toEqual([]);
    expect(codesOf('fox lazy do')).toEqual(['too-short']);
    expect(codesOf('🦊🐶🐱🐭🐹🐰')).toEqual(['too-short']);
  });

  it.each([
    ['nine quiet rivers', ['no-upper-case', 'no-digit']],
    ['Ninequietrivers', ['no-digit', 'no-special-character']],
    ['nine 9 rivers wide', ['no-upper-case']],
    ['Nine 9 rivers wide', []],
    ['Élan vital, ٣ fois', []],
  ])('holds the kinds of characters that are asked for: %s', (password, missing) => {
    const given = { ...rules, passwordUpperCase: true, passwordDigit: true, passwordSpecial: true };
    expect(codesOf(password, given)).toEqual(missing);
  });

  it('may be common where the settings allow it', () => {
    expect(codesOf('Password1234!', { ...rules, passwordBlockCommon: false })).toEqual([]);
  });
});
