import { checkFormat } from '../check-format';
import type { FieldType } from '../field-type';
import { parseText } from '../parse-text';
import { refusedValue } from '../refuse';

const YES = new Set(['yes', 'y', 'true', 't', '1', 'on']);
const NO = new Set(['no', 'n', 'false', 'f', '0', 'off']);

/** Yes or no. An output format gives the two words, e.g. `Y/N` or `true/false`. */
export const yesNo: FieldType = {
  kind: 'yes-no',
  label: 'Yes / no',
  valueType: 'boolean',
  parse: parseText((given, settings) => {
    const word = given.toLowerCase();
    if (YES.has(word)) return { ok: true, value: true };
    return NO.has(word) ? { ok: true, value: false } : refusedValue(settings, 'not-yes-or-no', 'must be yes or no.');
  }),
  format(value, settings, pattern = settings.outputFormat) {
    if (typeof value !== 'boolean') return '';
    const [yes, no, ...rest] = (pattern ?? '').split('/');
    const [shownYes, shownNo] = yes && no && rest.length === 0 ? [yes, no] : ['Yes', 'No'];
    return value ? shownYes : shownNo;
  },
  check: checkFormat((pattern) => /^[^/]+\/[^/]+$/.test(pattern), 'it gives both words, e.g. Y/N.'),
  examples: {
    accepted: [
      { raw: true, value: true, formatted: 'Yes' },
      { raw: 'on', value: true, formatted: 'Yes' },
      { raw: ' NO ', value: false, formatted: 'No' },
      { raw: 0, value: false, formatted: 'No' },
      { raw: 'y', value: true, formatted: 'true', settings: { outputFormat: 'true/false' } },
    ],
    refused: [
      { raw: 'maybe', code: 'not-yes-or-no' },
      { raw: 2, code: 'not-yes-or-no' },
      { raw: [true, false], code: 'not-a-single-value' },
    ],
  },
};
