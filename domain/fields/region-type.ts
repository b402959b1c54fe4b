import { checkNamedFormat } from './check-format';
import type { FieldType } from './field-type';
import { parseText } from './parse-text';
import { refusedValue } from './refuse';
import type { Region } from './regions';
import { regionFinder } from './regions';

/**
 * The reading and writing that states and provinces share: kept as two letters, written in full with the output format
 * `name`.
 */
export function regionType(
  regions: readonly Region[],
  code: string,
  message: string,
): Pick<FieldType, 'valueType' | 'parse' | 'format' | 'check'> {
  const find = regionFinder(regions);
  return {
    valueType: 'text',
    parse: parseText((text, settings) => {
      const region = text.length <= 60 ? find(text) : undefined;
      return region ? { ok: true, value: region.code } : refusedValue(settings, code, message);
    }),
    format(value, settings, pattern = settings.outputFormat) {
      if (typeof value !== 'string') return '';
      return pattern === 'name' ? (find(value)?.name ?? value) : value;
    },
    check: checkNamedFormat('name'),
  };
}
