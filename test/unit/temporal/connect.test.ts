import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadConfig } from '#config/load-config';
import { connectionOptions } from '#temporal/connect';

const folder = mkdtempSync(path.join(os.tmpdir(), 'leadrail-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, name);
  return at;
};
const optionsFor = (env: Record<string, string>) =>
  connectionOptions(
    loadConfig({ DATABASE_URL: 'postgres://127.0.0.1/x', LEADRAIL_SECRET_KEY: 'ab'.repeat(32), ...env }).temporal,
  );

describe('the connection to Temporal', () => {
  it('is plain on this machine and has TLS where that is asked for', () => {
    expect(optionsFor({})).toEqual({ address: '127.0.0.1:7233' });
    expect(optionsFor({ TEMPORAL_TLS: 'true' })).toEqual({ address: '127.0.0.1:7233', tls: true });
  });

  it('takes certificates from files', () => {
    const given = { TEMPORAL_TLS_CA: file('ca'), TEMPORAL_TLS_CERT: file('cert'), TEMPORAL_TLS_KEY: file('key') };
    expect(optionsFor({ ...given, TEMPORAL_TLS_SERVER_NAME: 'temporal.internal' }).tls).toEqual({
      serverRootCACertificate: Buffer.from('ca'),
      clientCertPair: { crt: Buffer.from('cert'), key: Buffer.from('key') },
      serverNameOverride: 'temporal.internal',
    });
    expect(() => optionsFor({ TEMPORAL_TLS_CA: path.join(folder, 'missing') })).toThrow(/ENOENT.*missing/);
  });
});
