import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, shallowRef, watch } from 'vue';
import { problemOf } from '#ui/client/api-problem';

/** What the server says of what is in a form now, asked a pause after the last change. `wanted`: the question as JSON, null while there is none. */
export function useDraftQuery<Answer>(
  name: string,
  pauseMs: number,
  wanted: () => string | null,
  ask: (question: string, signal: AbortSignal) => Promise<Answer>,
) {
  const asked = shallowRef<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    wanted,
    (next) => {
      clearTimeout(timer);
      timer = setTimeout(() => (asked.value = next), asked.value === null ? 0 : pauseMs);
    },
    { immediate: true },
  );
  const query = useQuery({
    queryKey: computed(() => [name, asked.value]),
    enabled: computed(() => asked.value !== null),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 30_000,
    queryFn: ({ signal }) => ask(asked.value!, signal),
  });
  const problem = computed(() => (query.error.value ? problemOf(query.error.value) : null));
  return { asked, query, problem };
}
