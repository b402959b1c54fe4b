import { fork, type ChildProcess } from 'node:child_process';
import type { BuyerBehaviour, BuyerLogEntry } from './buyers/behaviour';
import { startFakeBuyers, type FakeBuyers, type FakeBuyersOptions } from './buyers';

export interface FakeBuyersProcess extends FakeBuyers {
  /** Ends the process the hard way; start another with the same port and log file to go on. */
  kill(): Promise<void>;
  readonly port: number;
}

/**
 * The same buyers in a process of their own, for tests that kill everything else or the buyers themselves. `entry` is the compiled
 * `dist/test/kit/fakes/buyers-process.js`.
 */
export async function startFakeBuyersProcess(entry: string, options: FakeBuyersOptions): Promise<FakeBuyersProcess> {
  const child = fork(entry, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { url: string }).url));
    child.once('exit', (code) => reject(new Error(`fake buyers ended with ${code}`)));
    child.send(options);
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => endChild(child, signal);
  return {
    url,
    port: Number(new URL(url).port),
    urlOf: (buyer) => `${url}/b/${encodeURIComponent(buyer)}`,
    behave: async (buyer: string, behaviour: BuyerBehaviour) => {
      await fetch(`${url}/control/buyers/${encodeURIComponent(buyer)}`, {
        method: 'PUT',
        body: JSON.stringify(behaviour),
      });
    },
    log: async () => (await (await fetch(`${url}/control/log`)).json()) as BuyerLogEntry[],
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

async function endChild(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await ended;
}

/** The child's side: the options come as the first message; without its parent it ends. */
function serveFromParent(): void {
  process.once('message', (options) => {
    void startFakeBuyers(options as FakeBuyersOptions).then(
      ({ url }) => process.send?.({ url }),
      (error: Error) => {
        process.stderr.write(`${error.message}\n`);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => process.exit(0));
}

if (require.main === module) serveFromParent();
