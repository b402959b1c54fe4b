import type { CriteriaFunction } from './criteria-function';
import { dayOf, today } from './local-date';

/** Calendar days since a date field: yesterday is 1, tomorrow is -1. */
export const daysSince: CriteriaFunction = {
  id: 'days-since',
  label: 'Days since',
  appliesTo: ['date'],
  type: 'number',
  ordered: true,
  zoned: true,
  read: ({ now, zone }, value) => {
    const day = dayOf(value, zone);
    return day === undefined ? undefined : today(now, zone) - day;
  },
};
