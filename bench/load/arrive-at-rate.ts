import type { RawFields } from '#domain/kernel/lead-fields';
import type { Destination } from './flow-of-leads';
import type { LoadContext } from './load-context';
import { nextLead } from './next-lead';
import { postJson } from './post-json';

export interface ArrivalsInput extends Destination {
  readonly perSecond: number;
  readonly seconds: number;
  /** What is other than in the usual lead. */
  readonly fields?: RawFields;
}
export interface Arrivals {
  /** Milliseconds from the moment each request was due, not from when it was sent: a server that stalls cannot hide it. */
  readonly latencies: readonly number[];
  /** Anything but a 202, no answer included. */
  readonly refused: number;
  /** How far behind its plan this process ever was, in milliseconds; more than a few means that it measured itself. */
  readonly lag: number;
}

/** Open loop: requests leave at their planned moments whether or not earlier ones were answered. */
export async function arriveAtRate({ agent }: LoadContext, input: ArrivalsInput): Promise<Arrivals> {
  const total = input.perSecond * input.seconds;
  const latencies: number[] = [];
  const open: Promise<void>[] = [];
  let refused = 0;
  let lag = 0;
  const send = async (due: number): Promise<void> => {
    const status = await postJson(agent, input.url, nextLead(input.receiver, input.fields)).then(
      (posted) => posted.status,
      () => 0,
    );
    latencies.push(performance.now() - due);
    if (status !== 202) refused += 1;
  };
  const start = performance.now() + 100;
  while (open.length < total) {
    const now = performance.now();
    for (
      let due = start + (open.length * 1000) / input.perSecond;
      open.length < total && due <= now;
      due += 1000 / input.perSecond
    ) {
      lag = Math.max(lag, now - due);
      open.push(send(due));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(open);
  return { latencies, refused, lag };
}
