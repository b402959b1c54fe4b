import { isFromTestTool } from '#domain/intake/is-from-test-tool';

const NONE = new Set<string>();

describe('the test tools of advertising platforms', () => {
  it.each([
    [{ is_test: true, Email: 'a@example.com' }],
    [{ is_test: 'true' }],
    [{ IS_TEST: 1 }],
    [{ email: '<test lead: dummy data for email>' }],
    [{ first_name: ['<test lead: dummy data for first_name>'] }],
  ])('are known by %j', (fields) => expect(isFromTestTool(fields, NONE)).toBe(true));

  it.each([
    [{ is_test: false }],
    [{ is_test: 'no' }],
    [{ email: 'test@example.com', comments: 'test lead: dummy data for a friend' }],
    [{ email: [] }],
    [{}],
  ])('are not seen in %j', (fields) => expect(isFromTestTool(fields, NONE)).toBe(false));

  it('are not seen in a field of the lead type that is called so', () => {
    expect(isFromTestTool({ is_test: true }, new Set(['is_test']))).toBe(false);
  });
});
