import { onScopeDispose, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { testCriteria } from '#api/contract/criteria-test';
import type { CriteriaDocument } from '#domain/criteria/criteria.schema';
import { problemOf, type ApiProblem } from '#ui/client/api-problem';
import { call, type CallAnswer } from '#ui/client/call';

export type CriteriaTrial = CallAnswer<typeof testCriteria>;

const WAIT_MS = 350;

/** Tries criteria while they are written: the last answer stays until the next one is there. */
export function useCriteriaTest(
  given: MaybeRefOrGetter<{
    leadTypeId: string | null;
    criteria: CriteriaDocument;
    leadId: string | null;
    timeZone?: string | undefined;
  }>,
) {
  const trial = shallowRef<CriteriaTrial | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const running = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: AbortController | undefined;

  async function run(): Promise<void> {
    const { leadTypeId, criteria, leadId, timeZone } = toValue(given);
    if (!leadTypeId) return;
    current?.abort();
    const controller = (current = new AbortController());
    running.value = true;
    try {
      trial.value = await call(testCriteria, {
        body: { leadTypeId, criteria, ...(leadId && { leadId }), ...(timeZone && { timeZone }) },
        signal: controller.signal,
      });
      problem.value = null;
    } catch (error) {
      if (!controller.signal.aborted) problem.value = problemOf(error);
    } finally {
      if (current === controller) running.value = false;
    }
  }
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), WAIT_MS);
  };
  watch(() => JSON.stringify(toValue(given)), soon, { immediate: true });
  onScopeDispose(() => {
    clearTimeout(timer);
    current?.abort();
  });
  return { trial, problem, running, again: run };
}
