import type { CriteriaFunction } from './criteria-function';

/** The first three of a phone number's ten digits; a leading country code 1 is not counted. */
export const phoneAreaCode: CriteriaFunction = {
  id: 'phone-area-code',
  label: 'Area code of',
  appliesTo: ['text'],
  type: 'text',
  ordered: false,
  zoned: false,
  read: (_facts, value) => {
    const digits = typeof value === 'string' ? value.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '') : '';
    return digits.length === 10 ? digits.slice(0, 3) : undefined;
  },
};
