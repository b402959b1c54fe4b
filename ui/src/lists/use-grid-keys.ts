import { isTyping } from '../kit/is-typing';
import { gridVerb } from './grid-keys';
import type { RowAction } from './row-action';
import type { Choice } from './use-selection';

interface Parts {
  readonly actions: () => readonly RowAction[];
  readonly page: () => number;
  readonly choice: Choice;
  readonly ids: () => readonly string[];
  readonly menu: () => void;
  readonly filter: () => void;
  readonly open: () => unknown;
  readonly act: (id: string) => unknown;
}

/** The list's keys. A key pressed in a field or on a control inside the list stays with it. */
export function useGridKeys({ actions, page, choice, ids, menu, filter, open, act }: Parts): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    const onControl = event.target instanceof Element && event.target.closest('button, a, input') !== null;
    if (onControl && ['Enter', ' '].includes(event.key)) return;
    const verb = gridVerb(event, page(), actions());
    if (!verb) return;
    const focus = choice.focus.value;
    switch (verb.do) {
      case 'move': choice.move(verb.by, verb.extend); break;
      case 'first': choice.move(-ids().length, false); break;
      case 'last': choice.move(ids().length, false); break;
      case 'open': if (focus >= 0) open(); break;
      case 'toggle': if (focus >= 0) choice.toggle(focus); break;
      case 'all': choice.selectAll(); break;
      case 'clear':
        if (choice.ids.value.size === 0) return;
        choice.clear();
        break;
      case 'menu': if (focus >= 0) menu(); break;
      case 'filter': filter(); break;
      case 'act': act(verb.action);
    }
    event.preventDefault();
    event.stopPropagation();
  };
}
