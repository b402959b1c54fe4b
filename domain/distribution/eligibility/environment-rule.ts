import type { Reason } from '../../kernel/reason';
import type { AccountRecord } from '../snapshot';
import type { EligibilityRule } from './eligibility-rule';

export const IN_TESTING: Reason = {
  code: 'method-in-testing',
  message: 'The delivery method is being tested and takes test leads only.',
};
const NO_ADDRESS: Reason = {
  code: 'no-testing-address',
  message: 'The delivery method has no testing address, and a test lead goes nowhere else.',
};

/** Why an account cannot have a real or a test lead at all, whoever sends it; null = it can. */
export function misplaced({ hasTestingAddress, methodInTesting }: AccountRecord, test: boolean): Reason | null {
  if (test) return hasTestingAddress ? null : NO_ADDRESS;
  return methodInTesting ? IN_TESTING : null;
}

export const environment: EligibilityRule = {
  id: 'environment',
  label: 'Delivery method takes real leads, or this test lead',
  passes: ({ record }, { facts }) => misplaced(record, facts.test) === null,
  reasons: ({ record }, { facts }) => [misplaced(record, facts.test)].filter((reason) => reason !== null),
};
