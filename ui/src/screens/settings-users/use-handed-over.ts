import { shallowRef, watch, type Ref } from 'vue';
import { useToasts } from '#ui/kit/use-toasts';
import type { Row } from '#ui/lists/row-action';
import type { LinkToHandOver } from './link-to-hand-over';

interface Handing {
  /** Null: they thought better of it. */
  readonly make: (row: Row) => Promise<(LinkToHandOver & { readonly sent: boolean }) | null>;
  /** What is said when it was mailed. */
  readonly sent: string;
  readonly changed: () => void;
}

/** Makes a link for the person of a row as soon as there is one: mailed, or to be handed over where no mail can be sent. */
export function useHandedOver(row: Ref<Row | null>, { make, sent, changed }: Handing) {
  const { say, fail } = useToasts();
  const link = shallowRef<LinkToHandOver | null>(null);
  watch(row, async (now) => {
    if (!now) return;
    try {
      const answer = await make(now);
      if (answer?.sent) say(sent);
      else link.value = answer;
      if (answer) changed();
    } catch (error) {
      fail(error);
    } finally {
      row.value = null;
    }
  });
  return link;
}
