import { isMembers } from '../../kernel/members';
import type { Reason } from '../../kernel/reason';
import type { LeadFields, RawFields, RawValue } from '#domain/kernel/lead-fields';
import type { FieldType, ReadContext } from '../field-type';
import { isBlank } from '../is-blank';
import type { FieldSettings } from '../lead-type.schema';
import { compareNumbers } from '../read-decimal';
import type { TypeOf } from '../read-fields';
import { fieldFinder, readFields } from '../read-fields';
import { refusedValue } from '../refuse';

const MOST_ENTRIES = 200;
const LONGEST_JSON = 100_000;
const NO_FIELDS = { code: 'fields-missing', message: 'Sub-fields need at least one field.' };
const DEFAULT_CONTEXT: ReadContext = { delimiter: ',' };

/** Groups written as JSON text, as form fields carry them; anything else stays what it is. */
function unfold(raw: RawValue): unknown {
  if (typeof raw !== 'string' || raw.length > LONGEST_JSON || !/^\s*[[{]/.test(raw)) return raw;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return raw;
  }
}

/**
 * The entries of a group: a list, a single object, or the one wrapping element of XML
 * (`<Drivers><Driver/><Driver/></Drivers>`).
 */
function entriesOf(raw: RawValue, settings: FieldSettings): readonly RawFields[] | undefined {
  const unfolded = unfold(raw);
  const wrapped = isMembers<RawValue>(unfolded) ? unwrap(unfolded, settings) : unfolded;
  const list: readonly unknown[] = Array.isArray(wrapped) ? wrapped : [wrapped];
  if (!list.every((entry) => isMembers<RawValue>(entry) || isBlank(entry as RawValue))) return undefined;
  return list.map((entry) => (isMembers<RawValue>(entry) ? entry : {}));
}

function unwrap(raw: RawFields, settings: FieldSettings): unknown {
  const [only, ...others] = Object.entries(raw);
  if (!only || others.length > 0 || typeof only[1] !== 'object') return raw;
  const known = settings.fields?.some(({ name }) => name.toLowerCase() === only[0].toLowerCase());
  return known ? raw : only[1];
}

/** An entry that fills none of the group's fields is an empty row of a form. */
function isEmptyEntry(entry: RawFields, settings: FieldSettings): boolean {
  const find = fieldFinder(entry);
  return (settings.fields ?? []).every(({ name }) => isBlank(find(name)));
}

function readEntries(entries: readonly RawFields[], settings: FieldSettings, context: ReadContext, typeOf: TypeOf) {
  const reasons: Reason[] = [];
  const value: LeadFields[] = [];
  entries.forEach((entry, index) => {
    if (isEmptyEntry(entry, settings)) return;
    const read = readFields(settings.fields ?? [], entry, context, typeOf);
    value.push(read.fields);
    reasons.push(
      ...read.reasons.map((reason) => ({ ...reason, field: `${settings.name}[${index}].${reason.field ?? ''}` })),
    );
  });
  return { value, reasons };
}

/**
 * Repeating groups, such as drivers and their incidents, to any depth. Reasons carry the path as it was sent:
 * `Drivers[1].Age`.
 */
export function createSubFieldsType(typeOf: TypeOf): FieldType {
  return {
    kind: 'sub-fields',
    label: 'Sub-fields',
    valueType: 'group',
    parse(raw, settings, context = DEFAULT_CONTEXT) {
      const entries = entriesOf(raw, settings);
      if (!entries) return refusedValue(settings, 'not-a-group', 'must be a list of objects, not text.');
      if (entries.length > MOST_ENTRIES) {
        return refusedValue(settings, 'too-many-entries', `must have at most ${MOST_ENTRIES} entries.`);
      }
      const { value, reasons } = readEntries(entries, settings, context, typeOf);
      const [reason] = reasons;
      return reason
        ? { ok: false, reason, reasons, partial: value }
        : { ok: true, value: value.length > 0 ? value : null };
    },
    format: (value) => (value === null ? '' : JSON.stringify(value)),
    compare: (value, bound) => compareNumbers(Array.isArray(value) ? value.length : undefined, bound),
    check: ({ fields = [] }) => (fields.length === 0 ? [NO_FIELDS] : []),
    examples: subFieldsExamples,
  };
}

const field = (name: string, kind: FieldSettings['kind'], more: Partial<FieldSettings> = {}): FieldSettings => ({
  name,
  kind,
  label: name,
  required: false,
  profanity: 'allow',
  useForDuplicateCheck: false,
  pivotReportable: false,
  searchable: false,
  excludeFromIntegrations: false,
  showOn: [],
  ...more,
});

const subFieldsExamples: FieldType['examples'] = {
  settings: {
    fields: [
      field('Age', 'integer', { required: true }),
      field('Incidents', 'sub-fields', { fields: [field('On', 'date-time')] }),
    ],
  },
  accepted: [
    {
      raw: [{ Age: '34' }, { age: 19 }],
      value: [
        { Age: 34, Incidents: null },
        { Age: 19, Incidents: null },
      ],
      formatted: '[{"Age":34,"Incidents":null},{"Age":19,"Incidents":null}]',
    },
    {
      raw: { Age: 34, Incidents: { On: '03/01/2026' } },
      value: [{ Age: 34, Incidents: [{ On: '2026-03-01' }] }],
      formatted: '[{"Age":34,"Incidents":[{"On":"2026-03-01"}]}]',
    },
    {
      raw: { Driver: [{ Age: 34 }, { Age: '' }] },
      value: [{ Age: 34, Incidents: null }],
      formatted: '[{"Age":34,"Incidents":null}]',
    },
    { raw: '[{"Age":34}]', value: [{ Age: 34, Incidents: null }], formatted: '[{"Age":34,"Incidents":null}]' },
  ],
  refused: [
    { raw: '34,19', code: 'not-a-group' },
    { raw: 34, code: 'not-a-group' },
    { raw: ['34', '19'], code: 'not-a-group' },
    { raw: [{ Age: 'old' }], code: 'not-an-integer' },
    { raw: [{ Incidents: [{ On: '2026-01-01' }] }], code: 'required' },
    { raw: [{ Age: 34, Incidents: [{ On: '02/30/2026' }] }], code: 'impossible-date' },
    { raw: Array.from({ length: 201 }, () => ({ Age: 34 })), code: 'too-many-entries' },
  ],
};
