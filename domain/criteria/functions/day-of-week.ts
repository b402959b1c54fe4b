import { isoWeekday, wallTime } from '../../limits/local-time';
import type { CriteriaFunction } from './criteria-function';

/** 1 = Monday to 7 = Sunday by the calendar of the zone. */
export const dayOfWeek: CriteriaFunction = {
  id: 'day-of-week',
  label: 'Day of week',
  appliesTo: [],
  type: 'number',
  ordered: true,
  zoned: true,
  read: ({ now, zone }) => isoWeekday(wallTime(now, zone)),
};
