import { readonly, shallowRef } from 'vue';

export interface Question {
  readonly title: string;
  readonly text?: string;
  /** Word of the button that goes on, e.g. “Delete”. */
  readonly go?: string;
  /** False: there is only one thing to say. */
  readonly cancel?: string | false;
  readonly danger?: boolean;
}

const asked = shallowRef<(Question & { readonly answer: (yes: boolean) => void }) | null>(null);
export const askedQuestion = readonly(asked);

/** Asks before something that cannot simply be undone. Resolves with false when the dialog is closed. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  return (question) => {
    asked.value?.answer(false);
    return new Promise((resolve) => {
      asked.value = {
        ...question,
        answer: (yes) => {
          asked.value = null;
          resolve(yes);
        },
      };
    });
  };
}
