import { readSettings } from '#scripts/start/read-settings';

describe('the settings of a start', () => {
  it('are loopback, port 3000 and private servers when nothing is set', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: { number: 3000, fixed: false },
      outside: {},
      namespace: 'default',
      secretKey: undefined,
      temporalUi: false,
      demo: true,
    });
  });

  it('keep to a port that somebody asked for', () => {
    expect(readSettings({ PORT: '8080' }).port).toEqual({ number: 8080, fixed: true });
  });

  it.each(['0x50', '80.5', '-1', '65536', 'http'])('refuse the port %s by name', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(/PORT must be a whole number from 0 to 65535/);
  });

  it('take a variable that is set to nothing as not set', () => {
    expect(readSettings({ PORT: ' ', DATABASE_URL: '', TEMPORAL_ADDRESS: '' })).toEqual(readSettings({}));
  });

  it.each([
    ['false', false],
    ['0', false],
    ['No', false],
    ['1', true],
    ['', true],
  ])('read LEADRAIL_DEMO=%s', (LEADRAIL_DEMO, demo) => {
    expect(readSettings({ LEADRAIL_DEMO }).demo).toBe(demo);
  });

  it('refuse a LEADRAIL_DEMO that is neither yes nor no', () => {
    expect(() => readSettings({ LEADRAIL_DEMO: 'perhaps' })).toThrow(/LEADRAIL_DEMO must be true or false/);
  });

  it('name outside servers', () => {
    const { outside } = readSettings({ DATABASE_URL: 'postgres://db/leadrail', TEMPORAL_ADDRESS: 'temporal:7233' });
    expect(outside).toEqual({
      databaseUrl: 'postgres://db/leadrail',
      databaseOwnerUrl: undefined,
      temporalAddress: 'temporal:7233',
    });
  });
});
