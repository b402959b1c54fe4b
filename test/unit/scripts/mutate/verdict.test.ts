import { judge } from '#scripts/mutate/verdict';

describe('a run of breaks', () => {
  const tried = [
    { id: 'a', fate: 'killed' },
    { id: 'b', fate: 'survived' },
  ] as const;

  it('is well when all are noticed but those on the list', () => {
    expect(judge(tried, { b: 'reason' })).toEqual({ summary: '2 breaks: 1 killed, 1 survived', problems: [] });
  });

  it('is not when one survives that is not listed, nor when a listed one is noticed', () => {
    expect(judge(tried, { a: 'reason' }).problems).toEqual([
      expect.stringMatching(/^b survived/),
      expect.stringMatching(/^a is noticed now/),
    ]);
  });

  it('is not when a break could not be tried', () => {
    expect(judge([{ id: 'a', fate: 'broken' }], {})).toEqual({
      summary: '1 breaks: 0 killed, 0 survived, 1 could not be tried',
      problems: [expect.stringMatching(/^a could not be tried/)],
    });
  });
});
