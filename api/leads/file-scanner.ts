import { Readable } from 'node:stream';
import NodeClam from 'clamscan';
import { OperationalError, UserError } from '#domain/kernel/errors';

/** Looks a file over before it is kept. Throws UserError for one that is infected, OperationalError when nobody could look. */
export type FileScanner = (content: Buffer) => Promise<void>;

const LIMIT_MS = 20_000;

/** Asks a ClamAV daemon (`clamd`, `host:port`) about each file. A file that could not be looked at is not kept. */
export function createFileScanner(address: string): FileScanner {
  const { hostname, port } = new URL(`tcp://${address}`);
  const connect = () =>
    new NodeClam().init({
      clamdscan: {
        host: hostname.replace(/^\[|\]$/g, ''),
        port: Number(port),
        timeout: LIMIT_MS,
        localFallback: false,
      },
      preference: 'clamdscan',
    });
  return async (content) => {
    const { isInfected, viruses } = await scan(connect, content);
    if (isInfected !== false)
      throw new UserError(
        'infected-file',
        `The virus scanner refused this file${viruses[0] ? ` (${viruses[0]})` : ''}.`,
      );
  };
}

async function scan(
  connect: () => Promise<NodeClam>,
  content: Buffer,
): Promise<{ readonly isInfected: boolean | null; readonly viruses: readonly string[] }> {
  try {
    return await (await connect()).scanStream(Readable.from(content));
  } catch {
    throw new OperationalError('scanner-away', 'The virus scanner does not answer.');
  }
}
