import type { Reason } from '../kernel/reason';
import type { FieldValue, RawValue } from '../kernel/lead-fields';
import { checkCharacters, checkRule } from './check-rule';
import type { FieldType, ParseResult, ReadContext } from './field-type';
import { isBlank } from './is-blank';
import type { FieldSettings, SystemField } from './lead-type.schema';
import { NOT_SINGLE } from './parse-text';
import { hasProfanity, maskProfanity } from './profanity';
import { fieldReason, refusedValue } from './refuse';

export interface FieldReading {
  readonly value: FieldValue;
  readonly reasons: readonly Reason[];
}

const NAME_FIELDS: ReadonlySet<SystemField> = new Set(['firstName', 'lastName', 'fullName']);

/**
 * One field as the lead type wants it: the default fills a blank, required fields must not stay blank, then characters,
 * kind, rule and profanity. A value that was read but breaks a rule is kept beside its reason, so that a reviewer sees it.
 */
export function readField(
  raw: RawValue | undefined,
  settings: FieldSettings,
  type: FieldType,
  context: ReadContext,
): FieldReading {
  if (type.computed) return { value: null, reasons: [] };
  const given = isBlank(raw) ? (settings.default ?? null) : (raw ?? null);
  if (isBlank(given)) return { value: null, reasons: missing(settings) };
  const parsed = parse(given, settings, type, context);
  if (!parsed.ok) return { value: parsed.partial ?? null, reasons: parsed.reasons ?? [parsed.reason] };
  if (parsed.value === null) return { value: null, reasons: missing(settings) };
  const clean = checkProfanity(parsed.value, settings, type);
  const broken = checkRule(clean.value, settings, type, context.zone);
  return { value: clean.value, reasons: [...(broken ? [broken] : []), ...clean.reasons] };
}

/** The reason of a required field that stayed blank; none when it may. */
export function missing(settings: FieldSettings): readonly Reason[] {
  return settings.required ? [fieldReason(settings, 'required', 'is required.')] : [];
}

function parse(given: RawValue, settings: FieldSettings, type: FieldType, context: ReadContext): ParseResult {
  if (type.valueType === 'group') return type.parse(given, settings, context);
  const joined = Array.isArray(given)
    ? joinList(given as readonly RawValue[], settings, type, context)
    : { single: given };
  if ('ok' in joined) return joined;
  const { single } = joined;
  const written = typeof single === 'string' || typeof single === 'number' ? String(single).trim() : '';
  const unwanted = checkCharacters(written, settings);
  return unwanted ? { ok: false, reason: unwanted } : type.parse(single, settings, context);
}

/**
 * A field sent several times. Text becomes one text, joined by the campaign's delimiter. For other kinds equal repeats
 * count once and different ones are refused: '5' and '600' joined by a comma would read as 5,600.
 */
function joinList(
  list: readonly RawValue[],
  settings: FieldSettings,
  type: FieldType,
  context: ReadContext,
): { readonly single: RawValue } | { readonly ok: false; readonly reason: Reason } {
  const values = list.filter((value) => !isBlank(value));
  if (values.some((value) => typeof value === 'object'))
    return refusedValue(settings, 'not-a-single-value', NOT_SINGLE);
  const distinct = new Set(values.map((value) => (typeof value === 'string' ? value.trim() : value)));
  if (distinct.size === 1) return { single: values[0] ?? null };
  if (type.joinsLists) return { single: values.map((value) => String(value).trim()).join(context.delimiter) };
  return refusedValue(settings, 'several-values', 'was sent several times with different values.');
}

function checkProfanity(value: FieldValue, settings: FieldSettings, type: FieldType): FieldReading {
  const allowed = settings.profanity === 'allow' || typeof value !== 'string';
  const names =
    (settings.systemField !== undefined && NAME_FIELDS.has(settings.systemField)) || /name$/i.test(settings.name);
  if (allowed || !hasProfanity(value, { names })) return { value, reasons: [] };
  // Masking would break an address or a code, so there a profane value is refused instead.
  if (settings.profanity === 'mask' && type.freeText) return { value: maskProfanity(value, { names }), reasons: [] };
  return { value, reasons: [fieldReason(settings, 'profanity', 'contains words that are not accepted.')] };
}
