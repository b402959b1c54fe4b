import { LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';
import type { LeadTypePlan } from './market-plan';

/** The three verticals of the library, as a new installation would copy them. */
export const LEAD_TYPES: readonly LeadTypePlan[] = LEAD_TYPE_LIBRARY.map(({ id, name, industry, document }) => ({
  key: id,
  name,
  industry,
  document,
}));
