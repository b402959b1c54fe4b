import { plainLinks } from '#config/plain-links';

const HERE = {
  databaseUrls: { DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/x' },
  temporalAddress: '127.0.0.1:7233',
  temporalTls: false,
};
const namesOf = (given: Partial<typeof HERE>): string =>
  plainLinks({ ...HERE, ...given })
    .map((problem) => problem.split('_')[0])
    .join(' ');

describe('links in plain text', () => {
  it.each([
    ['postgres://u:p@localhost/x', ''],
    ['postgres://u:p@127.3.2.1/x', ''],
    ['postgres://u:p@[::1]:5432/x', ''],
    ['postgres:///x?host=/var/run/postgresql', ''],
    ['postgres://u:p@%2Fvar%2Frun%2Fpostgresql/x', ''],
    ['postgres://u:p@10.0.0.5/x', 'DATABASE'],
    ['postgres://u:p@127.0.0.1.example.com/x', 'DATABASE'],
    ['postgres://u:p@localhost/x?host=db.example.com', 'DATABASE'],
    ['postgres://u:p@db.example.com/x?sslmode=prefer', 'DATABASE'],
    ['postgres://u:p@db.example.com/x?sslmode=disable', 'DATABASE'],
    ['postgres://u:p@db.example.com/x?sslmode=no-verify', 'DATABASE'],
    ['postgres://u:p@db.example.com/x?sslmode=require', ''],
    ['postgres://u:p@db.example.com/x?sslmode=verify-full', ''],
  ])('%s', (databaseUrl, problem) => expect(namesOf({ databaseUrls: { DATABASE_URL: databaseUrl } })).toBe(problem));

  it.each([
    ['localhost:7233', false, ''],
    ['[::1]:7233', false, ''],
    ['::1', false, ''],
    ['temporal:7233', false, 'TEMPORAL'],
    ['192.168.1.2:7233', false, 'TEMPORAL'],
    ['[fd00::1]:7233', false, 'TEMPORAL'],
    ['temporal:7233', true, ''],
  ])('%s, with TLS: %s', (temporalAddress, temporalTls, problem) =>
    expect(namesOf({ temporalAddress, temporalTls })).toBe(problem),
  );
});
