import { HOUR, DAY, wallTime } from '../../limits/local-time';
import type { CriteriaFunction } from './criteria-function';

/** 0 to 23 by the clock of the zone. */
export const hourOfDay: CriteriaFunction = {
  id: 'hour-of-day',
  label: 'Hour of day',
  appliesTo: [],
  type: 'number',
  ordered: true,
  zoned: true,
  read: ({ now, zone }) => Math.floor((((wallTime(now, zone) % DAY) + DAY) % DAY) / HOUR),
};
