import type { FieldType } from '../field-type';
import { regionType } from '../region-type';
import { US_STATES } from '../regions';

/** US states, the district, territories and military regions, kept as two letters. */
export const usState: FieldType = {
  kind: 'us-state',
  label: 'US state',
  ...regionType(US_STATES, 'not-a-us-state', 'must be a US state, e.g. AZ or Arizona.'),
  examples: {
    accepted: [
      { raw: 'az', value: 'AZ', formatted: 'AZ' },
      { raw: 'new  york', value: 'NY', formatted: 'NY' },
      { raw: 'D.C.', value: 'DC', formatted: 'DC' },
      { raw: 'Washington, DC', value: 'DC', formatted: 'DC' },
      { raw: 'PR', value: 'PR', formatted: 'Puerto Rico', settings: { outputFormat: 'name' } },
    ],
    refused: [
      { raw: 'ON', code: 'not-a-us-state' },
      { raw: 'ZZ', code: 'not-a-us-state' },
      { raw: 'A', code: 'not-a-us-state' },
      { raw: 12, code: 'not-a-us-state' },
    ],
  },
};
