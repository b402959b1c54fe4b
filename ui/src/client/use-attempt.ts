import { shallowRef } from 'vue';
import { problemOf, type ApiProblem } from './api-problem';

/** Work that may fail: whether it runs, and what went wrong the last time. */
export function useAttempt() {
  const busy = shallowRef(false);
  const problem = shallowRef<ApiProblem | null>(null);
  async function attempt(work: () => Promise<void>): Promise<void> {
    busy.value = true;
    problem.value = null;
    try {
      await work();
    } catch (error) {
      problem.value = problemOf(error);
    } finally {
      busy.value = false;
    }
  }
  return { busy, problem, attempt };
}
