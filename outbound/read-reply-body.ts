import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createInflate, createUnzip } from 'node:zlib';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createUnzip,
  'x-gzip': createUnzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function decode(stream: Readable, encoding: string): Readable {
  const name = encoding.trim().toLowerCase();
  const create = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined;
  return create ? pipeline(stream, create(), () => undefined) : stream;
}

function toText(bytes: Buffer, contentType: string): string {
  const charset = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

/**
 * Reads at most `limit` bytes of a body as text, counted after decompression, and then hangs up: neither an endless answer nor
 * a small one that unpacks to gigabytes fills the memory.
 */
export async function readReplyBody(
  stream: Readable,
  headers: Readonly<Record<string, string>>,
  limit: number,
): Promise<{ readonly body: string; readonly truncated: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  let truncated = false;
  for await (const chunk of decode(stream, headers['content-encoding'] ?? '') as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, limit - size));
    size += chunk.length;
    truncated = size > limit;
    if (truncated) break;
  }
  if (truncated) stream.destroy();
  return { body: toText(Buffer.concat(chunks), headers['content-type'] ?? ''), truncated };
}
