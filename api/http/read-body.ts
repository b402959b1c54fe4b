import type { IncomingMessage } from 'node:http';
import { refuse, InvalidRequest } from './invalid-request';

/** The body's bytes. Refuses by the announced length before reading, and by count while reading; what is too much is drained, not kept. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    refuse('unsupported-content-encoding', 'Send the body uncompressed.');
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      chunks.length = 0;
      reject(tooLarge(limit));
    });
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    const gone = (): void => reject(new InvalidRequest('request-aborted', 'The request ended before its body did.'));
    request.once('error', gone);
    request.once('close', () => {
      if (!request.complete) gone();
    });
  });
}

function tooLarge(limit: number): InvalidRequest {
  return new InvalidRequest('body-too-large', `The body is larger than ${Math.round(limit / 1024)} kB.`);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Strict UTF-8: nothing is replaced, a byte-order mark is dropped. Throws InvalidRequest. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return refuse('invalid-utf8', 'The body is not valid UTF-8.');
  }
}
