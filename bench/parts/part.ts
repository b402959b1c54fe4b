import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

interface Reply {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}
interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

const END_MS = 15_000;

/** The parent's side of a process of this bench: a floor, a buyer or the load. See `servePart`. */
export class Part {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    child.on('message', (reply: Reply) => this.settle(reply));
    child.once('exit', (code, signal) => this.fail(new Error(`${name} ended (${signal ?? code})`)));
    child.once('error', (error) => this.fail(error));
  }

  /** Starts `entry` (a compiled file) and hands it its input; resolves with what it says when it is ready. */
  static async start<Ready>(
    name: string,
    entry: string,
    input: unknown,
  ): Promise<{ readonly part: Part; readonly ready: Ready }> {
    const part = new Part(
      name,
      fork(entry, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' }),
    );
    return { part, ready: (await part.ask(input)) as Ready };
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  ask(question: unknown): Promise<unknown> {
    const id = (this.asked += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.send({ id, question }, (error) => error && reject(error));
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    const last = setTimeout(() => this.child.kill('SIGKILL'), END_MS);
    if (this.child.connected) this.child.disconnect();
    await ended;
    clearTimeout(last);
  }

  private settle({ id, answer, error }: Reply): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) waiting?.resolve(answer);
    else waiting?.reject(new Error(`${this.name}: ${error}`));
  }

  private fail(error: Error): void {
    for (const waiting of this.waiting.values()) waiting.reject(error);
    this.waiting.clear();
  }
}
