import { checkFormat } from '../check-format';
import type { FieldType } from '../field-type';
import { parseText } from '../parse-text';
import { refusedValue } from '../refuse';

const WRITTEN = /^\+?[\d\s().\-\u2010-\u2013/]+$/;
/** North American numbering plan: area code and exchange begin with 2 to 9. */
const NUMBER = /^[2-9]\d{2}[2-9]\d{6}$/;
const SHOWN = '(000) 000-0000';
const DIGITS = 10;
const isPhonePattern = (pattern: string): boolean => pattern.split('0').length === DIGITS + 1;

/** US and Canadian phone numbers, kept as ten digits. An output format holds ten zeros, e.g. `000-000-0000` or `+10000000000`. */
export const phone: FieldType = {
  kind: 'phone',
  label: 'US/Canada phone',
  valueType: 'text',
  parse: parseText((given, settings) => {
    const digits = WRITTEN.test(given) && given.length <= 40 ? given.replaceAll(/\D/g, '') : '';
    const national = digits.length === DIGITS + 1 && digits.startsWith('1') ? digits.slice(1) : digits;
    const foreign = given.startsWith('+') && digits === national;
    if (foreign || national.length !== DIGITS) {
      return refusedValue(settings, 'not-a-phone-number', 'must be a US or Canadian phone number of 10 digits.');
    }
    if (NUMBER.test(national)) return { ok: true, value: national };
    return refusedValue(settings, 'impossible-phone-number', 'is not a possible US or Canadian phone number.');
  }),
  format(value, settings, pattern = settings.outputFormat) {
    if (typeof value !== 'string') return '';
    let next = 0;
    return (pattern !== undefined && isPhonePattern(pattern) ? pattern : SHOWN).replaceAll(
      '0',
      () => value[next++] ?? '',
    );
  },
  check: checkFormat(isPhonePattern, 'it holds ten zeros, e.g. (000) 000-0000.'),
  examples: {
    accepted: [
      { raw: '480-555-0142', value: '4805550142', formatted: '(480) 555-0142' },
      { raw: '+1 (480) 555.0142', value: '4805550142', formatted: '(480) 555-0142' },
      { raw: '14805550142', value: '4805550142', formatted: '(480) 555-0142' },
      { raw: 4805550142, value: '4805550142', formatted: '(480) 555-0142' },
      {
        raw: '480 555 0142',
        value: '4805550142',
        formatted: '+14805550142',
        settings: { outputFormat: '+10000000000' },
      },
    ],
    refused: [
      { raw: '555-0142', code: 'not-a-phone-number' },
      { raw: '+44 20 7946 0958', code: 'not-a-phone-number' },
      { raw: '+4805550142', code: 'not-a-phone-number' },
      { raw: '24805550142', code: 'not-a-phone-number' },
      { raw: '480-555-0142 x12', code: 'not-a-phone-number' },
      { raw: 'call me', code: 'not-a-phone-number' },
      { raw: '(180) 555-0142', code: 'impossible-phone-number' },
      { raw: '480 155 0142', code: 'impossible-phone-number' },
    ],
  },
};
