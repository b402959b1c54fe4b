export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly typing: boolean;
}

export type ShellVerb = { readonly do: 'palette' | 'help' } | { readonly do: 'go'; readonly key: string };

/** What a key press means outside of any screen: Ctrl K, `?`, and `g` followed by a screen's key within a second and a half. Keys typed into a field mean themselves. */
export function shellVerbs(): (stroke: Stroke, at: number) => ShellVerb | null {
  let wentAt = -Infinity;
  return (stroke, at) => {
    if ((stroke.ctrlKey || stroke.metaKey) && !stroke.altKey && stroke.key.toLowerCase() === 'k')
      return { do: 'palette' };
    if (stroke.typing || stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
    if (at - wentAt < 1500 && stroke.key.length === 1) {
      wentAt = -Infinity;
      return { do: 'go', key: stroke.key.toLowerCase() };
    }
    if (stroke.key === 'g') wentAt = at;
    return stroke.key === '?' ? { do: 'help' } : null;
  };
}
