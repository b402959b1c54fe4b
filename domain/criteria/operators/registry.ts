import type { Operator as OperatorId } from '../criteria.schema';
import { between } from './between';
import { contains } from './contains';
import { endsWith } from './ends-with';
import { equals } from './equals';
import { greaterOrEqual } from './greater-or-equal';
import { greaterThan } from './greater-than';
import { isIn } from './in';
import { known } from './known';
import { lessOrEqual } from './less-or-equal';
import { lessThan } from './less-than';
import { notContains } from './not-contains';
import { notEquals } from './not-equals';
import { notIn } from './not-in';
import type { OperatorObject } from './operator';
import { startsWith } from './starts-with';
import { unknown } from './unknown';

/** All operators; the compiler makes sure that the schema and this list name the same ones. */
export const OPERATOR_OBJECTS: Readonly<Record<OperatorId, OperatorObject>> = {
  equals,
  'not-equals': notEquals,
  in: isIn,
  'not-in': notIn,
  contains,
  'not-contains': notContains,
  'starts-with': startsWith,
  'ends-with': endsWith,
  'greater-than': greaterThan,
  'greater-or-equal': greaterOrEqual,
  'less-than': lessThan,
  'less-or-equal': lessOrEqual,
  between,
  known,
  unknown,
};
