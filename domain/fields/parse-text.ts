import type { RawValue } from '../kernel/lead-fields';
import type { FieldType, ParseResult, ReadContext } from './field-type';
import type { FieldSettings } from './lead-type.schema';
import { refusedValue } from './refuse';

type Scalar = string | number | boolean;
type ReadText = (text: string, settings: FieldSettings, raw: Scalar, context: ReadContext | undefined) => ParseResult;

/** Postgres stores neither U+0000 nor half of a surrogate pair. */
const UNSTORABLE = /\u0000|\p{Surrogate}/u;

const isInfinite = (raw: Scalar): boolean => typeof raw === 'number' && !Number.isFinite(raw);
export const NOT_SINGLE = 'must be a single value, not a list or an object.';

/** True when Postgres can keep the text as it is. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/**
 * A parser over trimmed text. Refuses for all kinds alike: lists and objects where one value belongs, infinite numbers,
 * text that cannot be stored, and blanks (callers settle blanks before they parse).
 */
export function parseText(read: ReadText): FieldType['parse'] {
  return (raw: RawValue, settings, context) => {
    if (raw === null || raw === undefined) return refusedValue(settings, 'blank', 'is blank.');
    if (typeof raw === 'object') return refusedValue(settings, 'not-a-single-value', NOT_SINGLE);
    const text = String(raw).trim();
    if (isInfinite(raw)) return refusedValue(settings, 'not-a-finite-number', 'must be a finite number.');
    if (!isStorable(text))
      return refusedValue(settings, 'unstorable-text', 'contains characters that cannot be stored.');
    return text === '' ? refusedValue(settings, 'blank', 'is blank.') : read(text, settings, raw, context);
  };
}
