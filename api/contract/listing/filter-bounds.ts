import type { FieldProblem } from '../problem';

/** Groups may nest this deep, and so many rules and groups may there be in all, so that no filter becomes a statement nobody can plan. */
export const MAX_DEPTH = 6;
const MAX_RULES = 100;
const MAX_GROUPS = 100;

/**
 * What makes a filter too large, whatever is in it; null when nothing does. It is looked at before the filter is read by its schema, which
 * costs more the larger it is, and gives up with the first thing that is too much.
 */
export function beyondBounds(filter: unknown, field: string): FieldProblem | null {
  const waiting: { readonly item: unknown; readonly depth: number }[] = [{ item: filter, depth: 1 }];
  let rules = 0;
  let groups = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const items = itemsOf(next.item);
    if (items === null) rules += 1;
    else groups += 1;
    if (rules > MAX_RULES || rules + (items?.length ?? 0) > MAX_RULES + MAX_GROUPS)
      return { field, code: 'too-many-rules', message: `A filter holds at most ${MAX_RULES} rules.` };
    if (groups > MAX_GROUPS)
      return { field, code: 'too-many-groups', message: `A filter holds at most ${MAX_GROUPS} groups.` };
    if (items !== null && next.depth > MAX_DEPTH)
      return { field, code: 'too-deep', message: `Groups nest at most ${MAX_DEPTH} deep.` };
    for (const item of items ?? []) waiting.push({ item, depth: next.depth + 1 });
  }
  return null;
}

/** Of a group; a rule has none. */
function itemsOf(item: unknown): readonly unknown[] | null {
  if (typeof item !== 'object' || item === null || !('items' in item)) return null;
  return Array.isArray(item.items) ? item.items : [];
}
