import type { FieldType } from '../field-type';
import { regionType } from '../region-type';
import { CA_PROVINCES } from '../regions';

/** Canadian provinces and territories, kept as two letters. */
export const caProvince: FieldType = {
  kind: 'ca-province',
  label: 'Canadian province',
  ...regionType(CA_PROVINCES, 'not-a-province', 'must be a Canadian province, e.g. ON or Ontario.'),
  examples: {
    accepted: [
      { raw: 'on', value: 'ON', formatted: 'ON' },
      { raw: 'Québec', value: 'QC', formatted: 'QC' },
      { raw: 'Newfoundland & Labrador', value: 'NL', formatted: 'NL' },
      { raw: 'BC', value: 'BC', formatted: 'British Columbia', settings: { outputFormat: 'name' } },
    ],
    refused: [
      { raw: 'AZ', code: 'not-a-province' },
      { raw: 'Canada', code: 'not-a-province' },
      { raw: 1, code: 'not-a-province' },
    ],
  },
};
