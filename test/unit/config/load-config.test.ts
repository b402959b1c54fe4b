import { inspect } from 'node:util';
import { ConfigError } from '#config/config-error';
import { loadConfig } from '#config/load-config';

const minimal = {
  DATABASE_URL: 'postgres://someone:hunter2@127.0.0.1:5432/leadrail',
  LEADRAIL_SECRET_KEY: 'ab'.repeat(32),
};

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('loadConfig', () => {
  it('fills in every default', () => {
    const config = loadConfig(minimal);
    expect(config.api).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      trustProxy: [],
      uiDir: undefined,
      cookieSecure: true,
      formMinimumSeconds: 2,
      drainMs: 0,
      maxConnections: 5000,
      metricsToken: undefined,
      metricsAllow: [],
      intakeRates: { perAddress: 50, perSource: 200 },
    });
    expect(config.temporal).toEqual({
      address: '127.0.0.1:7233',
      namespace: 'default',
      tls: false,
      tlsFiles: { ca: undefined, cert: undefined, key: undefined, serverName: undefined },
      apiKey: undefined,
    });
    expect(config.outbound).toEqual({ allow: [], maxResponseBytes: 262144 });
    expect(config.notices).toEqual({ smtp: undefined, sendgrid: undefined, twilio: undefined });
    expect(config.database.url.reveal()).toBe(minimal.DATABASE_URL);
  });

  it('counts a blank variable as unset', () => {
    expect(loadConfig({ ...minimal, PORT: '', TEMPORAL_API_KEY: '  ' }).api.port).toBe(3000);
  });

  it('lists all problems at once and quotes no value', () => {
    const env = {
      PORT: '70000',
      TEMPORAL_TLS: 'maybe',
      OUTBOUND_ALLOW: '10.0.0.0/8, nowhere',
      LEADRAIL_SECRET_KEY: 'canary-key',
      SMTP_URL: 'http://canary',
    };
    const problems = problemsOf(env);
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'LEADRAIL_SECRET_KEY',
      'OUTBOUND_ALLOW',
      'PORT',
      'SMTP_URL',
      'TEMPORAL_TLS',
    ]);
    expect(problems).toContain('DATABASE_URL is required');
    expect(problems.join('\n')).not.toMatch(/canary|70000|maybe|nowhere/);
  });

  it('keeps earlier keys and the key of look-ups', () => {
    const { keys } = loadConfig({
      ...minimal,
      LEADRAIL_SECRET_KEYS_OLD: `${'cd'.repeat(32)}, ${'ef'.repeat(32)}`,
      LEADRAIL_LOOKUP_KEY: '12'.repeat(32),
    });
    expect([keys.current, ...keys.older, keys.lookup].map((key) => key?.reveal().slice(0, 2))).toEqual([
      'ab',
      'cd',
      'ef',
      '12',
    ]);
    expect(problemsOf({ ...minimal, LEADRAIL_SECRET_KEYS_OLD: 'abc' })).toEqual([
      'LEADRAIL_SECRET_KEYS_OLD must be comma-separated keys of 64 hexadecimal digits',
    ]);
  });

  it('refuses links in plain text to other machines, unless they are allowed by name', () => {
    const away = {
      ...minimal,
      DATABASE_URL: 'postgres://u:canary@db.example.com/x',
      TEMPORAL_ADDRESS: 'temporal:7233',
    };
    const problems = problemsOf(away);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['DATABASE_URL', 'TEMPORAL_ADDRESS']);
    for (const problem of problems) expect(problem).toContain('ALLOW_PLAIN_LINKS=true');
    expect(problems.join('')).not.toContain('canary');
    expect(problemsOf({ ...away, ALLOW_PLAIN_LINKS: 'true' })).toEqual([]);
    expect(
      problemsOf({ ...away, DATABASE_URL: `${away.DATABASE_URL}?sslmode=verify-full`, TEMPORAL_TLS_CA: '/ca.pem' }),
    ).toEqual([]);
    expect(problemsOf({ ...minimal, TEMPORAL_TLS_CERT: '/c.pem' })).toEqual([
      'TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY must be set together',
    ]);
  });

  it.each([
    ['a sender without a from address', { SENDGRID_API_KEY: 'SG.x' }, /NOTICE_FROM is required/],
    ['half of Twilio', { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_FROM: '+15125550100' }, /^TWILIO_AUTH_TOKEN must be set/],
    [
      'two senders in one address',
      { SMTP_URL: 'smtp://mail.test', NOTICE_FROM: 'a@example.test, b@example.test' },
      /NOTICE_FROM must be one e-mail address/,
    ],
    [
      'a database that is not Postgres',
      { DATABASE_URL: 'mysql://x/y' },
      /DATABASE_URL must be a URL that starts with postgres/,
    ],
    ['a fractional port', { PORT: '80.5' }, /PORT must be a whole number/],
    ['a prefix that is too long', { TRUST_PROXY: '10.0.0.0/33' }, /TRUST_PROXY must be/],
  ])('refuses %s', (_name, env, problem) => {
    const problems = problemsOf({ ...minimal, ...env });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it('turns TLS on with an API key', () => {
    expect(loadConfig({ ...minimal, TEMPORAL_API_KEY: 'key' }).temporal.tls).toBe(true);
  });

  it('never prints a secret', () => {
    const config = loadConfig({
      ...minimal,
      SMTP_URL: 'smtp://u:hunter2@mail.test',
      NOTICE_FROM: 'n@example.test',
      TEMPORAL_API_KEY: 'hunter2',
    });
    const printed = [
      JSON.stringify(config),
      inspect(config, { depth: 9, showHidden: true }),
      `${config.database.url.toString()}${String(config.temporal.apiKey)}`,
    ].join();
    expect(printed).not.toMatch(/hunter2|abab/);
    expect(printed).toContain('***');
  });
});
