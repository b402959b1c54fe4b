import { isIP } from 'node:net';

/** What a Postgres URL must say for its link to be encrypted and the server known. */
const TLS_MODES: ReadonlySet<string> = new Set(['require', 'verify-ca', 'verify-full']);

interface Links {
  /** By the name of their variable. */
  readonly databaseUrls: Readonly<Record<string, string>>;
  readonly temporalAddress: string;
  readonly temporalTls: boolean;
}

/** The links that leave this machine in plain text, as sentences that say what to set. Nothing of the addresses is quoted: they hold passwords. */
export function plainLinks({ databaseUrls, temporalAddress, temporalTls }: Links): string[] {
  const problems: string[] = [];
  for (const [name, url] of Object.entries(databaseUrls))
    if (!isPostgresSafe(url))
      problems.push(
        `${name} leads to another machine without TLS: add sslmode=verify-full (and sslrootcert=<file> for a CA of your own), or set ALLOW_PLAIN_LINKS=true for a network nobody else is in`,
      );
  if (!temporalTls && !isLoopback(hostOf(temporalAddress)))
    problems.push(
      'TEMPORAL_ADDRESS leads to another machine without TLS: set TEMPORAL_TLS=true (and TEMPORAL_TLS_CA, TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY as the server asks for), or set ALLOW_PLAIN_LINKS=true for a network nobody else is in',
    );
  return problems;
}

/** A host in the query wins over the one of the URL; a folder there is a socket of this machine. */
function isPostgresSafe(databaseUrl: string): boolean {
  const { hostname, searchParams } = new URL(databaseUrl);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  if (host.startsWith('/') || isLoopback(host)) return true;
  return TLS_MODES.has(searchParams.get('sslmode') ?? '');
}

function hostOf(address: string): string {
  const bracketed = /^\[([^\]]+)\]/.exec(address)?.[1];
  if (bracketed !== undefined) return bracketed;
  return isIP(address) === 6 ? address : address.replace(/:\d*$/, '');
}

/** Names are looked up where they are used and may lead anywhere; `localhost` never leaves this machine. */
function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}
