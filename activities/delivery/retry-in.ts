import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';

/** Leaves a step so that Temporal begins it again after this wait, whatever happens to this worker. */
export const retryIn = (waitMs: number, code: string): ApplicationFailure =>
  ApplicationFailure.create({
    message: code,
    type: 'delivery-retry',
    nextRetryDelay: waitMs,
    category: ApplicationFailureCategory.BENIGN,
  });
