import { type LocalCheck, textOf } from '../local-check';
import { postalCodeFits } from '../postal-code-fits';

/** Complete and plausible: street with a number or a P.O. box, city, country, and a postal code that lies in the state. */
export const addressCheck: LocalCheck = {
  id: 'address',
  label: 'Address',
  about: ['address', 'city', 'postalCode'],
  beside: ['state', 'country'],
  evaluate: (input) => {
    const parts = {
      street: textOf(input, 'address'),
      city: textOf(input, 'city'),
      state: textOf(input, 'state'),
      'postal code': textOf(input, 'postalCode'),
      country: textOf(input, 'country'),
    };
    const missing = Object.entries(parts)
      .filter(([, value]) => value === '')
      .map(([name]) => name);
    if (missing.length > 0) return { passed: false, note: `The address has no ${missing.join(', no ')}.` };
    if (!/\d/.test(parts.street) || !/\p{L}/u.test(parts.street))
      return { passed: false, note: 'The street has no house number or no name.' };
    if (!/\p{L}{2}/u.test(parts.city)) return { passed: false, note: 'The city is not a name.' };
    const fits = postalCodeFits(parts['postal code'], parts.state);
    if (fits === null) return { passed: false, note: 'The state or postal code is not known.' };
    return fits
      ? { passed: true, note: 'The address is complete and its postal code lies in its state.' }
      : { passed: false, note: 'The postal code does not lie in the state.' };
  },
};
