import { autoInsurance } from './auto-insurance';
import type { LibraryLeadType } from './library-lead-type';
import { mortgage } from './mortgage';
import { solar } from './solar';

export type { LibraryLeadType } from './library-lead-type';
export { EXAMPLE_LEADS } from './example-leads';

/** The lead types a new installation can begin with. */
export const LEAD_TYPE_LIBRARY: readonly LibraryLeadType[] = [solar, autoInsurance, mortgage];
