import { answerChallenge, chooseChallenge } from '#outbound/digest-answer';

describe('the examples of RFC 7616, 3.9.1', () => {
  const request = {
    method: 'GET',
    uri: '/dir/index.html',
    username: 'Mufasa',
    password: 'Circle of Life',
    count: 1,
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  };
  const challenge = (algorithm: string): string =>
    `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;

  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('%s', (algorithm, response) => {
    const chosen = chooseChallenge(challenge(algorithm));
    expect(chosen && answerChallenge(chosen, request)).toContain(`response="${response}"`);
  });
});

it('keeps quotes and commas of a realm', () => {
  expect(chooseChallenge('Digest realm="a, \\"b\\" c", nonce=n1')).toMatchObject({
    realm: 'a, "b" c',
    nonce: 'n1',
    qop: undefined,
  });
});
