import { isTyping } from './is-typing';

/** Whether a key pressed by itself means something to a screen: nothing else took it, and nobody writes. */
export const isPlainKey = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
