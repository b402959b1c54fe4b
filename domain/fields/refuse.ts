import type { Json } from '../kernel/json';
import type { Reason } from '../kernel/reason';
import type { FieldSettings } from './lead-type.schema';

/**
 * A reason about one field. The operator's own error message replaces ours; the code stays, so that machines keep
 * understanding it.
 */
export function fieldReason(
  settings: FieldSettings,
  code: string,
  message: string,
  detail?: Record<string, Json>,
): Reason {
  return {
    code,
    message: settings.errorMessage ?? `${settings.label} ${message}`,
    field: settings.name,
    ...(detail && { detail }),
  };
}

/** A refused parse: `refuse(settings, 'not-an-email', 'must be an e-mail address.')`. */
export function refusedValue(
  settings: FieldSettings,
  code: string,
  message: string,
): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason: fieldReason(settings, code, message) };
}
