import { type LocalCheck, textOf } from '../local-check';

/** A number that the North American plan can assign: not fictional (555-01xx), no service code (N11), not one digit over and over. */
export const phoneCheck: LocalCheck = {
  id: 'phone',
  label: 'Phone',
  about: ['primaryPhone'],
  evaluate: (input) => {
    const digits = textOf(input, 'primaryPhone')
      .replace(/\D/g, '')
      .replace(/^1(?=\d{10}$)/, '');
    if (digits === '') return { passed: false, note: 'There is no phone number.' };
    if (!/^[2-9]\d{2}[2-9]\d{6}$/.test(digits))
      return { passed: false, note: 'The phone number is not one of the North American plan.' };
    if (/^.11|^.9\d|^...(?:.11)/.test(digits))
      return { passed: false, note: 'The phone number has an area or exchange code that is not assigned.' };
    if (/^...55501/.test(digits)) return { passed: false, note: 'The phone number is reserved for fiction.' };
    if (/^...(\d)\1{6}$/.test(digits) || /(\d)\1{7}/.test(digits) || digits.endsWith('2345678'))
      return { passed: false, note: 'The phone number looks made up.' };
    return { passed: true, note: 'The phone number is valid.' };
  },
};
