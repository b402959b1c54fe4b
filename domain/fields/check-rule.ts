import { compilePattern } from '../expressions/compile-pattern';
import type { Reason } from '../kernel/reason';
import type { FieldValue } from '../kernel/lead-fields';
import { characterSet } from './character-set';
import type { FieldType } from './field-type';
import type { FieldSettings } from './lead-type.schema';
import { fieldReason } from './refuse';

type Rule = NonNullable<FieldSettings['rule']>;

/** The characters of a value as it was sent: only the allowed ones, none of the invalid ones. */
export function checkCharacters(text: string, settings: FieldSettings): Reason | undefined {
  const { allowedCharacters, invalidCharacters } = settings;
  const characters = allowedCharacters || invalidCharacters ? [...text] : [];
  const allowed = !allowedCharacters || characters.every(characterSet(allowedCharacters));
  const invalid = invalidCharacters ? characters.some(characterSet(invalidCharacters)) : false;
  if (allowed && !invalid) return undefined;
  return fieldReason(settings, 'character-not-allowed', 'contains characters that are not allowed.');
}

/** The first limit of the field's rule that a value breaks: bounds by the kind's own order, then length, then pattern. */
export function checkRule(
  value: FieldValue,
  settings: FieldSettings,
  type: FieldType,
  zone?: string,
): Reason | undefined {
  const { rule } = settings;
  if (!rule || value === null) return undefined;
  const outside = checkBounds(value, rule, settings, type, zone);
  if (outside || typeof value === 'object') return outside;
  return checkLength(String(value), rule, settings) ?? checkPattern(String(value), rule, settings);
}

function checkBounds(
  value: FieldValue,
  rule: Rule,
  settings: FieldSettings,
  type: FieldType,
  zone: string | undefined,
): Reason | undefined {
  const { minimum, maximum } = rule;
  if (minimum !== undefined && (type.compare?.(value, minimum, zone) ?? 0) < 0) {
    return fieldReason(settings, 'below-minimum', `must be at least ${minimum}.`, { minimum });
  }
  if (maximum !== undefined && (type.compare?.(value, maximum, zone) ?? 0) > 0) {
    return fieldReason(settings, 'above-maximum', `must be at most ${maximum}.`, { maximum });
  }
  return undefined;
}

function checkLength(text: string, { minLength, maxLength }: Rule, settings: FieldSettings): Reason | undefined {
  if (minLength === undefined && maxLength === undefined) return undefined;
  const length = [...text].length;
  if (minLength !== undefined && length < minLength) {
    return fieldReason(settings, 'too-short', `must have at least ${minLength} characters.`, { minLength });
  }
  if (maxLength !== undefined && length > maxLength) {
    return fieldReason(settings, 'too-long', `must have at most ${maxLength} characters.`, { maxLength });
  }
  return undefined;
}

function checkPattern(text: string, { pattern }: Rule, settings: FieldSettings): Reason | undefined {
  if (pattern === undefined) return undefined;
  const compiled = compilePattern(pattern);
  // A pattern that does not compile is the operator's mistake (see check-lead-type), not the source's.
  if (!compiled.ok || compiled.matchWhole(text)) return undefined;
  return fieldReason(settings, 'pattern-mismatch', 'does not have the expected form.');
}
