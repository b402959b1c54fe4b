import { computed, shallowRef, type ShallowRef } from 'vue';
import type { z } from 'zod';
import { eraseForRequest, openErasureRequest } from '#api/contract/erasure';
import { call } from '#ui/client/call';
import { useLive } from '#ui/client/live';
import { queryClient } from '#ui/client/query-client';
import { useAttempt } from '#ui/client/use-attempt';

export type FoundLead = z.output<(typeof openErasureRequest)['responses'][200]>['leads'][number];
export type ErasedLead = z.output<(typeof eraseForRequest)['responses'][200]>['results'][number];
interface Running {
  readonly leadIds: readonly string[];
  /** The same when it is sent again, so that nothing is done twice. */
  readonly key: string;
}

/** One erasure request: what was found, what is chosen of it, and what became of each. */
export function useErasure() {
  const request = shallowRef<z.output<(typeof openErasureRequest)['responses'][200]> | null>(null);
  const chosen = shallowRef<ReadonlySet<string>>(new Set());
  const results = shallowRef<ReadonlyMap<string, ErasedLead>>(new Map());
  const running = shallowRef<Running | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const heard = useHeard(() => running.value?.leadIds ?? []);

  async function find(person: { readonly email?: string; readonly phone?: string }): Promise<void> {
    forget();
    await attempt(async () => {
      request.value = await call(openErasureRequest, { body: person });
      chosen.value = new Set(request.value.leads.map(({ id }) => id));
    });
  }

  /** Erases leads in one request, or sends again the one that was not answered. */
  async function erase(leadIds: readonly string[]): Promise<void> {
    const { id } = request.value ?? {};
    if (!id || busy.value) return;
    running.value ??= { leadIds, key: crypto.randomUUID() };
    const { key, leadIds: sent } = running.value;
    heard.value = new Set();
    await attempt(async () => {
      const answer = await call(eraseForRequest, { params: { id }, body: { leadIds: [...sent] }, idempotencyKey: key });
      running.value = null;
      results.value = new Map([...results.value, ...answer.results.map((result) => [result.leadId, result] as const)]);
      chosen.value = new Set([...chosen.value].filter((leadId) => !results.value.has(leadId)));
    });
    for (const leadId of sent) void queryClient.invalidateQueries({ queryKey: ['lead', leadId] });
    // A refusal is an answer: what is sent next is another request.
    if (problem.value && problem.value.status >= 400 && !problem.value.retryable) running.value = null;
  }

  function forget(): void {
    request.value = null;
    running.value = null;
    problem.value = null;
    chosen.value = new Set();
    results.value = new Map();
  }

  const of = (state: ErasedLead['state']) =>
    computed(() => [...results.value.values()].filter((result) => result.state === state));
  return {
    request,
    chosen,
    results,
    running,
    busy,
    problem,
    heard,
    done: of('done'),
    pending: of('pending'),
    refused: of('refused'),
    find,
    erase,
    forget,
  };
}

/** Those of the leads that changed since it was emptied. */
function useHeard(leadIds: () => readonly string[]): ShallowRef<ReadonlySet<string>> {
  const heard = shallowRef<ReadonlySet<string>>(new Set());
  useLive({
    leads: (ids) => {
      const mine = ids.filter((id) => leadIds().includes(id));
      if (mine.length > 0) heard.value = new Set([...heard.value, ...mine]);
    },
  });
  return heard;
}
export type Erasure = ReturnType<typeof useErasure>;
