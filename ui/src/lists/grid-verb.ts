import type { RowAction } from './row-action';

export type GridVerb =
  | { readonly do: 'move'; readonly by: number; readonly extend: boolean }
  | { readonly do: 'first' | 'last' | 'open' | 'toggle' | 'all' | 'clear' | 'menu' | 'filter' }
  | { readonly do: 'act'; readonly action: string };

interface Stroke {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Names on key caps that the browser calls otherwise. */
const CAPS: Readonly<Record<string, string>> = { delete: 'del', ' ': 'space' };
const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const PLAIN: Readonly<
  Record<string, Extract<GridVerb['do'], 'first' | 'last' | 'open' | 'toggle' | 'clear' | 'menu' | 'filter'>>
> = { Home: 'first', End: 'last', Enter: 'open', ' ': 'toggle', Escape: 'clear', ContextMenu: 'menu', '/': 'filter' };

/** What a key press on a list means; an action's own key wins over nothing else. */
export function gridVerb(
  stroke: Stroke,
  page: number,
  actions: readonly Pick<RowAction, 'id' | 'key'>[],
): GridVerb | null {
  const { key, shiftKey } = stroke;
  if (stroke.altKey) return null;
  if (stroke.ctrlKey || stroke.metaKey) return key.toLowerCase() === 'a' ? { do: 'all' } : null;
  if (key in MOVES) return { do: 'move', by: MOVES[key]!, extend: shiftKey };
  if (key === 'PageDown' || key === 'PageUp')
    return { do: 'move', by: key === 'PageDown' ? page : -page, extend: shiftKey };
  if (key === 'F10' && shiftKey) return { do: 'menu' };
  const plain = PLAIN[key];
  if (plain) return { do: plain };
  const cap = CAPS[key.toLowerCase()] ?? key.toLowerCase();
  const action = actions.find((each) => each.key?.toLowerCase() === cap);
  return action ? { do: 'act', action: action.id } : null;
}
