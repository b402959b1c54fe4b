import { request, type IncomingHttpHeaders } from 'node:http';
import { createApp, finishApp } from '#api/http/create-app';
import { createMetrics } from '#api/http/metrics';
import { createLogger } from '#config/log';
import { serve } from '#test/kit/servers/serve-app';

interface Heard {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
  readonly logged: string;
}

/** What an app whose one route fails for a reason nobody foresaw answers and logs. */
async function ask(method: string): Promise<Heard> {
  let logged = '';
  const destination = { write: (line: string) => void (logged += line) };
  const log = createLogger('test', { level: 'info', destination });
  const app = createApp({ trustProxy: [], log, metrics: createMetrics(async () => ({ depth: 0, ageSeconds: 0 })) });
  app.get('/', () => {
    throw new Error('select secret from somewhere');
  });
  finishApp(app, log);
  const answer = await serve(app, (url) => call(url, method));
  return { ...answer, logged };
}

/** fetch refuses to send TRACE. */
function call(url: string, method: string): Promise<Omit<Heard, 'logged'>> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-canary': 'zebulon', authorization: 'Bearer zebulon' };
    request(url, { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    })
      .on('error', reject)
      .end();
  });
}

describe('an app', () => {
  it('says nothing of what failed but a request id, and writes down that it did', async () => {
    const { status, text, logged } = await ask('GET');
    expect([status, JSON.parse(text)]).toEqual([
      500,
      expect.objectContaining({ code: 'internal-error', requestId: expect.any(String) }),
    ]);
    expect(text).not.toMatch(/secret|at .*\d+:\d+/);
    expect(JSON.parse(logged)).toMatchObject({
      level: 'error',
      requestId: (JSON.parse(text) as { requestId: string }).requestId,
      err: { kind: 'bug' },
    });
    expect(logged).not.toContain('secret');
  });

  it('lets its pages run and load what is its own, and asks for https for a year', async () => {
    const { headers } = await ask('GET');
    const policy = String(headers['content-security-policy']).split(';');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
      ]),
    );
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  it('echoes no request to TRACE', async () => {
    const { status, text } = await ask('TRACE');
    expect([status, text.includes('zebulon')]).toEqual([405, false]);
  });
});
