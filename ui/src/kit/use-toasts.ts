import { readonly, shallowRef } from 'vue';
import { problemOf } from '#ui/client/api-problem';
import { t } from '#ui/words/i18n';
import { wordsOfProblem } from './words-of-problem';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly undo?: () => Promise<void>;
}

const toasts = shallowRef<readonly Toast[]>([]);
const timers = new Map<number, ReturnType<typeof setTimeout>>();
let last = 0;

function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}
/** What can be undone or went wrong stays long enough to be read and reached. */
function hold(id: number, ms: number): void {
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => dismiss(id), ms),
  );
}
function add(toast: Omit<Toast, 'id'>): void {
  const id = ++last;
  toasts.value = [...toasts.value.slice(-3), { ...toast, id }];
  hold(id, toast.undo || toast.tone === 'bad' ? 12_000 : 5000);
}

export function useToasts() {
  /** Says what happened; with `undo`, offers to take it back. */
  const say = (text: string, { undo }: { readonly undo?: () => Promise<void> } = {}): void =>
    add({ text, tone: 'plain', ...(undo && { undo }) });
  const fail = (error: unknown): void => {
    const problem = problemOf(error);
    const first = problem.errors[0];
    add({
      text:
        first && !problem.detail.includes(first.message)
          ? `${wordsOfProblem(problem)} ${first.message}`
          : wordsOfProblem(problem),
      tone: 'bad',
    });
  };
  async function takeBack(toast: Toast): Promise<void> {
    dismiss(toast.id);
    try {
      await toast.undo?.();
      say(t('kit.undone'));
    } catch (error) {
      fail(error);
    }
  }
  return { toasts: readonly(toasts), say, fail, dismiss, hold, takeBack };
}
