import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { signInAt } from '#test/kit/sign-in/browser';
import { makeLogin } from '#test/kit/sign-in/make-login';

const uiDir = mkdtempSync(path.join(os.tmpdir(), 'ui-'));
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  writeFileSync(path.join(uiDir, 'index.html'), '<title>Leadrail</title>');
  database = await createTestDatabase();
  api = await startTestApi(database, { uiDir });
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
  rmSync(uiDir, { recursive: true });
});

const named = (answer: TestAnswer, name: string): string => answer.headers.get(name) ?? '';

describe('every answer says what a page may not do', () => {
  test.each([
    ['the API', '/api/v1/status', 'application/json'],
    ['a refusal of the API', '/api/v1/buyers', 'application/json'],
    ['a screen', '/sign-in', 'text/html'],
    ['a hosted form', '/f/no-such-form', 'text/html'],
    ['intake', '/intake/leads/AAAA-BBBB-CCCC', 'application/json'],
    ['the API reference', '/docs/api', 'text/html'],
    ['health', '/healthz', '*/*'],
    ['nothing', '/api/v1/nothing-here', '*/*'],
  ])('%s', async (_what, address, accept) => {
    const answer = await api.send('GET', address, { headers: { accept } });
    for (const unused of [
      'camera',
      'microphone',
      'geolocation',
      'payment',
      'usb',
      'display-capture',
      'browsing-topics',
    ])
      expect(named(answer, 'permissions-policy').split(', ')).toContain(`${unused}=()`);
    for (const own of ['publickey-credentials-create', 'publickey-credentials-get'])
      expect(named(answer, 'permissions-policy').split(', ')).toContain(`${own}=(self)`);
    expect(named(answer, 'content-security-policy')).toMatch(/default-src '(self|none)'/);
    expect(named(answer, 'content-security-policy')).toContain("base-uri 'none'");
    expect(named(answer, 'content-security-policy')).toContain('frame-ancestors ');
    expect(named(answer, 'strict-transport-security')).toMatch(/^max-age=\d{8,}; includeSubDomains$/);
    expect(named(answer, 'x-content-type-options')).toBe('nosniff');
    expect(named(answer, 'referrer-policy')).toMatch(/^(no-referrer|same-origin)$/);
    expect(answer.headers.has('x-powered-by')).toBe(false);
  });

  test('signing out clears what the browser kept, and leaves cookies of other hosts alone', async () => {
    const browser = await signInAt(api, (await makeLogin(database.pool)).email);
    const out = await browser.call('DELETE', '/session');
    expect([out.status, named(out, 'clear-site-data')]).toEqual([204, '"cache", "storage"']);
    expect(named(await browser.call('GET', '/session'), 'clear-site-data')).toBe('');
  });
});
