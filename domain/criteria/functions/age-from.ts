import type { CriteriaFunction } from './criteria-function';
import { dayOf, today, yearsBetween } from './local-date';

/** Completed years since a date field: born 1980-06-15 is 45 on 2026-06-14 and 46 on 2026-06-15. */
export const ageFrom: CriteriaFunction = {
  id: 'age-from',
  label: 'Age from',
  appliesTo: ['date'],
  type: 'number',
  ordered: true,
  zoned: true,
  read: ({ now, zone }, value) => {
    const day = dayOf(value, zone);
    return day === undefined ? undefined : yearsBetween(day, today(now, zone));
  },
};
