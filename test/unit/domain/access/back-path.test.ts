import { backPath } from '#domain/access/back-path';

describe('the way back after signing in', () => {
  it.each(['/', '/leads', '/leads/1?tab=process#step', '/buyers?filter=%2F%2Fhost'])('leads to %s', (back) => {
    expect(backPath(back)).toBe(back);
  });

  it.each([
    '//host',
    '///host',
    '/\\host',
    '\\\\host',
    '/\t/host',
    '/\n/host',
    '/ /host',
    'https://host',
    'javascript:alert(1)',
    'host',
    '',
    ' /leads',
    undefined,
    null,
    7,
    ['/leads'],
  ])('never leaves these screens: %j', (back) => {
    expect(backPath(back)).toBe('/');
  });
});
