import type { FieldSettings } from '../fields/lead-type.schema';
import { fieldReason } from '../fields/refuse';
import type { Reason } from '../kernel/reason';
import type { Verification, WhenUnanswered } from './verification.schema';

export interface Conclusion {
  readonly reasons: readonly Reason[];
  /** Nobody judged the lead and the installation wants a person to do it. */
  readonly review: boolean;
}

const NOTHING: Conclusion = { reasons: [], review: false };
const UNANSWERED: Reason = {
  code: 'ai-check-unanswered',
  message: 'The plausibility of the lead could not be checked.',
};

/**
 * What a verification means for its lead: every implausible value speaks against it with its field's own message; a question without
 * answer does what the installation chose, by default nothing.
 */
export function concludeVerification(
  fields: readonly FieldSettings[],
  verification: Verification | null,
  whenUnanswered: WhenUnanswered,
): Conclusion {
  if (verification === null || verification.state === 'skipped') return NOTHING;
  if (verification.state === 'unanswered')
    return { reasons: whenUnanswered === 'reject' ? [UNANSWERED] : [], review: whenUnanswered === 'qc' };
  return {
    reasons: verification.invalid.map(({ field, reason }) => implausible(fields, field, reason)),
    review: false,
  };
}

function implausible(fields: readonly FieldSettings[], path: string, reason: string): Reason {
  const settings = settingsAt(fields, path.replaceAll(/\[\d+\]/g, '').split('.'));
  const detail = reason === '' ? undefined : { reason };
  if (settings)
    return { ...fieldReason(settings, 'ai-implausible', 'does not look like a real value.', detail), field: path };
  return {
    code: 'ai-implausible',
    message: `${path} does not look like a real value.`,
    field: path,
    ...(detail && { detail }),
  };
}

function settingsAt(fields: readonly FieldSettings[], [first, ...rest]: readonly string[]): FieldSettings | undefined {
  const found = fields.find(({ name }) => name === first);
  return rest.length === 0 || !found ? found : settingsAt(found.fields ?? [], rest);
}
