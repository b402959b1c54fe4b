import { shallowRef } from 'vue';
import { problemOf, type ApiProblem } from '#ui/client/api-problem';

/** One attempt at a time, with what went wrong the last time. */
export function useSubmit(work: () => Promise<void>) {
  const busy = shallowRef(false);
  const problem = shallowRef<ApiProblem | null>(null);
  async function submit(): Promise<void> {
    if (busy.value) return;
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
  return { busy, problem, submit };
}
