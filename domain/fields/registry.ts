import type { FieldType } from './field-type';
import type { FieldKind } from './lead-type.schema';
import { calculated } from './types/calculated';
import { caProvince } from './types/ca-province';
import { dateTime } from './types/date-time';
import { decimal } from './types/decimal';
import { dropdown } from './types/dropdown';
import { email } from './types/email';
import { integer } from './types/integer';
import { largeInteger } from './types/large-integer';
import { money } from './types/money';
import { percentage } from './types/percentage';
import { phone } from './types/phone';
import { postalCode } from './types/postal-code';
import { createSubFieldsType } from './types/sub-fields';
import { text } from './types/text';
import { usState } from './types/us-state';
import { yesNo } from './types/yes-no';

export type { FieldType } from './field-type';

/** Every kind of field there is; the only list of them. */
export const FIELD_TYPES: Readonly<Record<FieldKind, FieldType>> = {
  text,
  phone,
  email,
  money,
  percentage,
  decimal,
  integer,
  'large-integer': largeInteger,
  calculated,
  'yes-no': yesNo,
  'date-time': dateTime,
  'postal-code': postalCode,
  'us-state': usState,
  'ca-province': caProvince,
  dropdown,
  'sub-fields': createSubFieldsType((kind) => fieldTypeOf(kind)),
};

export function fieldTypeOf(kind: FieldKind): FieldType {
  return FIELD_TYPES[kind];
}
