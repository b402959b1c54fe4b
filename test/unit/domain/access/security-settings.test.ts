import { securitySchema } from '#domain/access/security.schema';

describe('what an installation demands of those who sign in', () => {
  it('is, unless somebody says otherwise, a long password that ends only when it is changed, and half an hour at most unused', () =>
    expect(securitySchema.parse({})).toMatchObject({
      passwordMinLength: 12,
      passwordBlockCommon: true,
      passwordHistory: 5,
      passwordExpiryDays: null,
      idleMinutes: 30,
    }));

  it.each([{ passwordMinLength: 9 }, { idleMinutes: 4 }, { idleMinutes: 721 }, { requestsPerMinute: 59 }])(
    'is never %j',
    (settings) => expect(securitySchema.safeParse(settings).success).toBe(false),
  );
});
