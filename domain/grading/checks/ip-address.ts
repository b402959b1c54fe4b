import { type LocalCheck, textOf } from '../local-check';
import { classifyAddress } from '../classify-address';

const NOTES = {
  public: 'The IP address is a public one.',
  special: 'The IP address is private or reserved: no visitor has it.',
  invalid: 'The IP address is not an address.',
} as const;

/** A public routable address, and no more than that: where it lies, and whether the person lives there, is not looked at. */
export const ipAddressCheck: LocalCheck = {
  id: 'ip-address',
  label: 'IP address is public',
  about: ['ipAddress'],
  beside: ['address', 'city', 'postalCode', 'state', 'country'],
  evaluate: (input) => {
    const address = textOf(input, 'ipAddress');
    if (address === '') return { passed: false, note: 'There is no IP address.' };
    const kind = classifyAddress(address);
    return { passed: kind === 'public', note: NOTES[kind] };
  },
};
