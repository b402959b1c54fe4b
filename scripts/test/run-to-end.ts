import { sayOnStderr as say } from '../stack/say';

const report = (error: unknown): number => {
  say(error instanceof Error ? error.message : String(error));
  return 1;
};

/** Runs a program whose exit code `work` answers; what it cannot do it says in one sentence. `stop` is called in any case, before the end. */
export async function runToEnd(work: () => Promise<number>, stop: () => Promise<void>): Promise<void> {
  try {
    const code = await work().catch(report);
    await stop();
    process.exitCode = code;
  } catch (error) {
    process.exitCode = report(error);
  }
}
