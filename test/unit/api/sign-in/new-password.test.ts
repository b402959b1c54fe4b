import { typedPasswordSchema } from '#api/contract/session';
import { newPasswordSchema } from '#api/contract/sign-in';

describe('a password', () => {
  it.each([newPasswordSchema, typedPasswordSchema])('may be long, and is taken as it was typed', (schema) => {
    const typed = ` ${'Ä b'.repeat(60)} `;
    expect(schema.parse(typed)).toBe(typed);
  });
});
