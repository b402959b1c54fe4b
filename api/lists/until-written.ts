import type { FileSink } from '#api/contract/endpoint';

/** Writes, and waits until the reader can take more. False when the reader is gone. */
export async function untilWritten(out: FileSink, chunk: string | Uint8Array): Promise<boolean> {
  if (out.destroyed) return false;
  if (out.write(chunk)) return true;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'close', 'error'] as const) out.removeListener(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'error'] as const) out.once(event, done);
  });
  return !out.destroyed;
}
