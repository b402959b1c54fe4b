import type { z } from 'zod';
import type { buyers } from '#api/contract/resources/buyers';

/** A buyer while it is edited. */
export type BuyerDraft = z.output<typeof buyers.writable>;

/** A member of an optional record as a text field; blank takes it away. */
export function textMember(
  record: () => Record<string, unknown>,
  key: string,
): { get: () => string; set: (text: string | null) => void } {
  return {
    get: () => String(record()[key] ?? ''),
    set: (text) => {
      if (text === null || text.trim() === '') delete record()[key];
      else record()[key] = text;
    },
  };
}
