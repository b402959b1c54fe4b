import type { MappingRow } from './method-draft';

/** What a mapping may send of the lead or delivery that is no field. */
export const PROPERTIES: readonly Extract<MappingRow['from'], { type: 'property' }>['property'][] = [
  'lead-id',
  'delivery-id',
  'ping-reference',
  'received-at',
  'price',
  'source-name',
  'campaign-name',
  'grade',
  'test',
];
