import type { Request } from 'express';

/** Says when the caller hung up before the answer was there, so that nobody goes on working for it. */
export function callerGone({ res }: Request): AbortSignal {
  const gone = new AbortController();
  res?.once('close', () => {
    if (!res.writableEnded) gone.abort();
  });
  return gone.signal;
}
