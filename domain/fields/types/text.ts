import { checkNamedFormat } from '../check-format';
import type { FieldType } from '../field-type';
import type { FieldSettings, SystemField } from '../lead-type.schema';
import { parseText } from '../parse-text';
import { refusedValue } from '../refuse';

const MOST_CHARACTERS = 10_000;
/** System fields become indexed columns, whose entries Postgres limits to about 2,700 bytes. */
const MOST_IN_SYSTEM_FIELD = 500;
const LONG_SYSTEM_FIELDS: ReadonlySet<SystemField> = new Set(['comments', 'consent']);

const longest = ({ systemField }: Pick<FieldSettings, 'systemField'>): number =>
  systemField !== undefined && !LONG_SYSTEM_FIELDS.has(systemField) ? MOST_IN_SYSTEM_FIELD : MOST_CHARACTERS;

/** Any text. Output formats `upper` and `lower` change the case. */
export const text: FieldType = {
  kind: 'text',
  label: 'Text',
  valueType: 'text',
  joinsLists: true,
  freeText: true,
  longest,
  parse: parseText((given, settings) => {
    const most = longest(settings);
    const value = given.normalize('NFC');
    return value.length > most
      ? refusedValue(settings, 'text-too-long', `must have at most ${most} characters.`)
      : { ok: true, value };
  }),
  format(value, settings, pattern = settings.outputFormat) {
    if (value === null) return '';
    const shown = String(value);
    if (pattern === 'upper') return shown.toUpperCase();
    return pattern === 'lower' ? shown.toLowerCase() : shown;
  },
  check: checkNamedFormat('upper', 'lower'),
  examples: {
    accepted: [
      { raw: '  Robin ', value: 'Robin', formatted: 'Robin' },
      { raw: 42, value: '42', formatted: '42' },
      { raw: 'two\nlines', value: 'two\nlines', formatted: 'two\nlines' },
      { raw: 'Zoe\u0308', value: 'Zo\u00eb', formatted: 'Zo\u00eb' },
      { raw: '👩‍🔧 plumber', value: '👩‍🔧 plumber', formatted: '👩‍🔧 plumber' },
    ],
    refused: [
      { raw: 'a\u0000b', code: 'unstorable-text' },
      { raw: 'half \ud83d', code: 'unstorable-text' },
      { raw: { nested: 'x' }, code: 'not-a-single-value' },
      { raw: 'x'.repeat(501), code: 'text-too-long', settings: { systemField: 'firstName' } },
      { raw: 'x'.repeat(10_001), code: 'text-too-long' },
    ],
  },
};
