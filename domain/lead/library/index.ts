import { autoInsurance } from './auto-insurance';
import { automotive } from './automotive';
import { debt } from './debt';
import { education } from './education';
import { healthInsurance } from './health-insurance';
import { homeInsurance } from './home-insurance';
import { homeServices } from './home-services';
import { legal } from './legal';
import type { LibraryLeadType } from './library-lead-type';
import { lifeInsurance } from './life-insurance';
import { medicare } from './medicare';
import { mortgage } from './mortgage';
import { solar } from './solar';

export type { LibraryLeadType } from './library-lead-type';
export { EXAMPLE_LEADS } from './example-leads';

/** The lead types a new installation can begin with. */
export const LEAD_TYPE_LIBRARY: readonly LibraryLeadType[] = [
  solar,
  autoInsurance,
  mortgage,
  homeInsurance,
  healthInsurance,
  lifeInsurance,
  medicare,
  homeServices,
  education,
  legal,
  debt,
  automotive,
];
