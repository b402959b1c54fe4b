import { compilePattern } from '../expressions/compile-pattern';
import type { Reason } from '../kernel/reason';
import type { FieldValue } from '../lead/lead-fields';
import { characterSet } from './character-set';
import type { FieldType } from './field-type';
import type { FieldSettings } from './lead-type.schema';
import { fieldReason } from './refuse';

type Rule = NonNullable<FieldSettings['rule']>;

/** The characters of a value as it was sent: only the allowed ones, none of the invalid ones. */
export function checkCharacters(text: string, settings: FieldSettings): Reason | undefined {
  const { allowedCharacters, invalidCharacters } = settings;
  if (allowedCharacters) {
    const allowed = characterSet(allowedCharacters);
    if (![...text].every(allowed)) return fieldReason(settings, 'character-not-allowed', 'contains characters that are not allowed.');
  }
  if (invalidCharacters) {
    const invalid = characterSet(invalidCharacters);
    if ([...text].some(invalid)) return fieldReason(settings, 'character-not-allowed', 'contains characters that are not allowed.');
  }
  return undefined;
}

/** The first limit of the field's rule that a value breaks: bounds by the kind's own order, then length, then pattern. */
export function checkRule(value: FieldValue, settings: FieldSettings, type: FieldType): Reason | undefined {
  const { rule } = settings;
  if (!rule || value === null) return undefined;
  return checkBounds(value, rule, settings, type) ?? (typeof value === 'object' ? undefined : checkWriting(String(value), rule, settings));
}

function checkBounds(value: FieldValue, { minimum, maximum }: Rule, settings: FieldSettings, type: FieldType): Reason | undefined {
  const below = minimum === undefined ? undefined : type.compare?.(value, minimum);
  if (minimum !== undefined && below !== undefined && below < 0) return fieldReason(settings, 'below-minimum', `must be at least ${minimum}.`, { minimum });
  const above = maximum === undefined ? undefined : type.compare?.(value, maximum);
  if (maximum !== undefined && above !== undefined && above > 0) return fieldReason(settings, 'above-maximum', `must be at most ${maximum}.`, { maximum });
  return undefined;
}

function checkWriting(text: string, { minLength, maxLength, pattern }: Rule, settings: FieldSettings): Reason | undefined {
  const length = minLength === undefined && maxLength === undefined ? 0 : [...text].length;
  if (minLength !== undefined && length < minLength) return fieldReason(settings, 'too-short', `must have at least ${minLength} characters.`, { minLength });
  if (maxLength !== undefined && length > maxLength) return fieldReason(settings, 'too-long', `must have at most ${maxLength} characters.`, { maxLength });
  if (pattern === undefined) return undefined;
  const compiled = compilePattern(pattern);
  // A pattern that does not compile is the operator's mistake (see check-lead-type), not the source's.
  return !compiled.ok || compiled.matchWhole(text) ? undefined : fieldReason(settings, 'pattern-mismatch', 'does not have the expected form.');
}
