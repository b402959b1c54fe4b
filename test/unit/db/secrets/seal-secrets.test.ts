import { isSealed, maskSealed, openSecrets, sealSecrets } from '#db/secrets/seal-secrets';
import type { Json } from '#domain/kernel/json';
import { createSecretBox } from '#db/secrets/secret-box';

const PATHS = ['authentication.password', 'secretHeaders.*.value'];
const CONFIG = {
  url: 'https://buyer.example.com/leads',
  authentication: { type: 'basic', username: 'us', password: 'pa55word' },
  secretHeaders: [
    { name: 'X-Api-Key', value: 'k3y-one' },
    { name: 'X-Other', value: 'k3y-two' },
  ],
};

describe('secrets inside a configuration', () => {
  const box = createSecretBox('c3'.repeat(32));
  const sealed = sealSecrets(box, CONFIG, PATHS);

  test('are sealed where the channel says, and nowhere else', () => {
    expect(sealed).toEqual({
      url: CONFIG.url,
      authentication: { type: 'basic', username: 'us', password: { $sealed: expect.stringMatching(/^lr1\./) } },
      secretHeaders: [
        { name: 'X-Api-Key', value: { $sealed: expect.any(String) } },
        { name: 'X-Other', value: { $sealed: expect.any(String) } },
      ],
    });
    expect(JSON.stringify(sealed)).not.toMatch(/pa55word|k3y/);
  });

  test('open to what they were', () => {
    expect(openSecrets(box, sealed, PATHS)).toEqual(CONFIG);
    expect(openSecrets(box, CONFIG, PATHS)).toEqual(CONFIG);
  });

  test('are not sealed twice', () => {
    expect(sealSecrets(box, sealed, PATHS)).toEqual(sealed);
  });

  test('are masked for people', () => {
    expect(maskSealed(sealed)).toMatchObject({
      authentication: { username: 'us', password: '***' },
      secretHeaders: [{ value: '***' }, { value: '***' }],
    });
  });

  test('may be absent, blank or of another shape', () => {
    const configs: Json[] = [
      {},
      { authentication: { type: 'none' } },
      { authentication: null },
      { authentication: { password: '' } },
      'text',
      null,
      [1],
    ];
    for (const config of configs) {
      expect(sealSecrets(box, config, PATHS)).toEqual(config);
      expect(openSecrets(box, config, PATHS)).toEqual(config);
      expect(maskSealed(config)).toEqual(config);
    }
  });

  test('the input is left as it was', () => {
    expect(CONFIG.authentication.password).toBe('pa55word');
    expect(isSealed({ $sealed: 1 })).toBe(false);
  });
});
