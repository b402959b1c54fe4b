import { QueryClient } from '@tanstack/vue-query';
import { problemOf } from './api-problem';

/** Server state of the screens. What the caller got wrong is not asked again; a passing fault is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && problemOf(error).retryable,
    },
  },
});
