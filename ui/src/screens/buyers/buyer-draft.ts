import type { buyers } from '#api/contract/resources/buyers';
import type { Draft } from '#ui/forms/draft';

/** A buyer while it is edited. */
export type BuyerDraft = Draft<typeof buyers>;

/** A member of an optional record as a text field; blank takes it away. */
export function textMember<Key extends string>(
  record: () => { [K in Key]?: unknown },
  key: Key,
): { get: () => string; set: (text: string | null) => void } {
  return {
    get: () => String(record()[key] ?? ''),
    set: (text) => {
      if (text === null || text.trim() === '') delete record()[key];
      else record()[key] = text;
    },
  };
}
