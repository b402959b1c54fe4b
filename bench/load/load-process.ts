import { servePart } from '../parts/serve-part';
import { LOAD_JOBS, type LoadJobName } from './jobs';
import { openLoadContext, type LoadContext, type LoadPlaces } from './load-context';

type AnyJob = (context: LoadContext, input: unknown) => Promise<unknown>;

/** All load comes from this process, so that it shares no event loop with what it loads. */
servePart(async (places: LoadPlaces) => {
  const context = await openLoadContext(places);
  return {
    answer: (question) => {
      const { job, input } = question as { job: LoadJobName; input: unknown };
      return (LOAD_JOBS[job] as AnyJob)(context, input);
    },
    close: () => context.close(),
  };
});
