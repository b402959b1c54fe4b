import { accessText } from '#activities/notices/access-text';

test('says what happened and whose doing it was', () => {
  const { text } = accessText({ what: 'second-factor-off', byOthers: true }, 'https://leads.test');
  expect(text).toContain('the second factor of your account was removed, by somebody who manages users.');
  expect(accessText({ what: 'password-changed', byOthers: false }, 'https://leads.test').text).toContain('by yourself');
});
