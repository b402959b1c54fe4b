import { setTimeout as sleep } from 'node:timers/promises';

/** What came back at last. Status 0: nothing that counts before the deadline. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly tries: number;
}
export interface Insistence {
  readonly deadlineMs: number;
  /** Answers after which the same request is sent again. */
  readonly again: (status: number, body: unknown) => boolean;
  /** Gives up at once when it is aborted. */
  readonly stop?: AbortSignal;
}

const REQUEST_MS = 15_000;
const PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 1_500;

/** A connection that breaks, an overload, a fault of the server, or "somebody works on it": as a careful caller retries. */
export const overloadOrFault = (status: number): boolean =>
  status === 0 || status === 409 || status === 429 || status >= 500;

/** Sends the same request until it is answered for good or the time is up. */
export async function insist(
  send: () => Promise<Response>,
  { deadlineMs, again, stop }: Insistence,
): Promise<Answered> {
  const deadline = Date.now() + deadlineMs;
  for (let tries = 1; ; tries += 1) {
    const { status, body } = await once(send);
    if (!again(status, body)) return { status, body, tries };
    if (Date.now() > deadline || stop?.aborted) return { status: 0, body: { last: status }, tries };
    await sleep(Math.min(PAUSE_MS * tries, LONGEST_PAUSE_MS));
  }
}

async function once(send: () => Promise<Response>): Promise<{ status: number; body: unknown }> {
  try {
    const response = await send();
    return { status: response.status, body: await response.json() };
  } catch {
    return { status: 0, body: null };
  }
}

export const limit = (): AbortSignal => AbortSignal.timeout(REQUEST_MS);
