import { isTyping } from '#ui/kit/is-typing';
import { gridVerb, type GridVerb } from './grid-verb';
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
export function useGridKeys(parts: Parts): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || isTyping(event.target) || belongsToControl(event)) return;
    const verb = gridVerb(event, parts.page(), parts.actions());
    if (!verb || !obey(verb, parts)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

const belongsToControl = ({ key, target }: KeyboardEvent): boolean =>
  ['Enter', ' '].includes(key) && target instanceof Element && target.closest('button, a, input') !== null;

/** Does what the key means; false when it means nothing here just now. */
function obey(verb: GridVerb, { choice, ids, menu, filter, open, act }: Parts): boolean {
  if (verb.do === 'move') choice.move(verb.by, verb.extend);
  else if (verb.do === 'act') act(verb.action);
  else return obeyPlain(verb.do, { focus: choice.focus.value, choice, ids, menu, filter, open });
  return true;
}

function obeyPlain(
  verb: Exclude<GridVerb['do'], 'move' | 'act'>,
  {
    focus,
    choice,
    ids,
    menu,
    filter,
    open,
  }: Pick<Parts, 'choice' | 'ids' | 'menu' | 'filter' | 'open'> & { readonly focus: number },
): boolean {
  const chosen = choice.ids.value.size > 0;
  const verbs: Readonly<Record<typeof verb, () => unknown>> = {
    first: () => choice.move(-ids().length, false),
    last: () => choice.move(ids().length, false),
    all: () => choice.selectAll(),
    clear: () => choice.clear(),
    filter,
    open: () => focus >= 0 && open(),
    toggle: () => focus >= 0 && choice.toggle(focus),
    menu: () => focus >= 0 && menu(),
  };
  verbs[verb]();
  return verb !== 'clear' || chosen;
}
