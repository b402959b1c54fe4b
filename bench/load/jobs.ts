import { arriveAtRate } from './arrive-at-rate';
import { bookConcurrently } from './book-concurrently';
import { flowOfBareWorkflows } from './flow-of-bare-workflows';
import { flowOfLeads, soldLead } from './flow-of-leads';
import { answersOneAtATime, bareWorkflowsOneAtATime } from './one-at-a-time';

/** Everything the load process can do. */
export const LOAD_JOBS = {
  answersOneAtATime,
  arriveAtRate,
  bareWorkflowsOneAtATime,
  bookConcurrently,
  flowOfBareWorkflows,
  flowOfLeads,
  soldLead,
};

export type LoadJobs = typeof LOAD_JOBS;
export type LoadJobName = keyof LoadJobs;
export type LoadInput<Name extends LoadJobName> = Parameters<LoadJobs[Name]>[1];
export type LoadResult<Name extends LoadJobName> = Awaited<ReturnType<LoadJobs[Name]>>;
