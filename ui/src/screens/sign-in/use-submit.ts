import { useAttempt } from '#ui/client/use-attempt';

/** One attempt at a time, with what went wrong the last time. */
export function useSubmit(work: () => Promise<void>) {
  const { busy, problem, attempt } = useAttempt();
  async function submit(): Promise<void> {
    if (!busy.value) await attempt(work);
  }
  return { busy, problem, submit };
}
