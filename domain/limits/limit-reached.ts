import type { Reason } from '../kernel/reason';
import type { CapWindow, QuantityLimits } from './limits.schema';

/** Why a lead was not taken: its campaign has as many as it may. */
export function limitReached(limits: QuantityLimits, full: CapWindow): Reason {
  const limit = limits[full] ?? 0;
  return {
    code: 'campaign-limit-reached',
    message: `This campaign takes at most ${limit} leads per ${full}.`,
    detail: { window: full, limit },
  };
}
