import type { FunctionId } from '../criteria.schema';
import { ageFrom } from './age-from';
import type { CriteriaFunction } from './criteria-function';
import { dayOfWeek } from './day-of-week';
import { daysSince } from './days-since';
import { emailDomain } from './email-domain';
import { hourOfDay } from './hour-of-day';
import { leadGrade } from './lead-grade';
import { phoneAreaCode } from './phone-area-code';

export const CRITERIA_FUNCTIONS: Readonly<Record<FunctionId, CriteriaFunction>> = {
  'hour-of-day': hourOfDay,
  'day-of-week': dayOfWeek,
  'age-from': ageFrom,
  'days-since': daysSince,
  'phone-area-code': phoneAreaCode,
  'email-domain': emailDomain,
  grade: leadGrade,
};
