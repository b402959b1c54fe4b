import { EXAMPLE_LEADS, LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';
import type { LeadTypePlan } from './market-plan';

/** The verticals of the library that the demo market trades in, as a new installation would copy them. */
export const LEAD_TYPES: readonly LeadTypePlan[] = LEAD_TYPE_LIBRARY.filter(({ id }) => id in EXAMPLE_LEADS).map(
  ({ id, name, industry, document }) => ({ key: id, name, industry, document }),
);
