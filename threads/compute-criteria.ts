import {
  type Allowance,
  type ComputedGroups,
  type ComputeGroups,
  type ExpressionGroup,
  NOTHING_COMPUTED,
} from '#domain/criteria/compute-groups';
import { heavyGroups } from '#domain/criteria/heavy-groups';
import type { Lane } from './lane';
import { Strikes } from './strikes';

/** What the expressions of one account, and of all accounts together, may take of one lead. */
export const CRITERIA_ALLOWANCE: Allowance = { groupMs: 250, totalMs: 3000 };
/** Beyond its own allowance the work did not stop by itself: one call of the library that hangs. */
const HARD_STOP_MS = 500;
/** Threads that may be lost over one lead. */
const MOST_STOPS = 3;

const strikes = new Strikes(3, 30_000, Date.now);

/**
 * Computes criteria in a thread. An account that took too long with several leads running is not waited for again for a while; one
 * whose expression hangs costs its thread, and the others are computed in the next. Without expressions and long texts for patterns nothing leaves this thread.
 */
export const computeCriteria =
  ({ pool, signal, learns }: Lane, allowance = CRITERIA_ALLOWANCE): ComputeGroups =>
  async (groups, fields, at) => {
    const wanted = heavyGroups(groups, fields);
    if (wanted.length === 0) return NOTHING_COMPUTED;
    const out = learns ? wanted.filter((group) => idsOf(group).some((text) => strikes.isOut(text))) : [];
    const results = [overrunOf(out)];
    let left = quickFirst(wanted.filter((group) => !out.includes(group)));
    for (let stops = 0; left.length > 0; stops += 1) {
      if (stops === MOST_STOPS) {
        results.push(overrunOf(left));
        break;
      }
      const limits = { budgetMs: allowance.totalMs + HARD_STOP_MS, signal };
      const outcome = await pool.run('compute-groups', { groups: left, fields, at, ...allowance }, limits);
      if (outcome.kind === 'done') {
        results.push(outcome.value);
        if (learns) noteSlow(left, outcome.value);
        break;
      }
      const stuck = left.slice(outcome.at, outcome.at + 1);
      const hung = stuck.flatMap(idsOf);
      results.push({ ...overrunOf(stuck), slow: hung });
      if (learns) strikes.note(hung, new Set(hung));
      left = left.filter((group) => !stuck.includes(group));
    }
    return merged(results);
  };

/** Who was quick with earlier leads is served first: what is new and slow takes nobody else's time. */
const quick = new Set<string>();
const MOST_REMEMBERED = 20_000;

const quickFirst = (groups: readonly ExpressionGroup[]): ExpressionGroup[] => [
  ...groups.filter(isQuick),
  ...groups.filter((group) => !isQuick(group)),
];
const isQuick = (group: ExpressionGroup): boolean => idsOf(group).every((text) => quick.has(text));
const idsOf = ({ texts, patterns }: ExpressionGroup): string[] => [...texts, ...patterns.map(({ key }) => key)];

function noteSlow(groups: readonly ExpressionGroup[], { computed, overran, slow }: ComputedGroups): void {
  const late = new Set([
    ...slow,
    // Each text quick enough, together too many: the group has no single culprit.
    ...groups
      .filter(({ key }) => overran.has(key))
      .flatMap((group) => idsOf(group).filter((text) => computed.has(text))),
  ]);
  strikes.note([...computed.keys()], late);
  if (quick.size > MOST_REMEMBERED) quick.clear();
  for (const text of computed.keys()) if (!late.has(text)) quick.add(text);
  for (const text of late) quick.delete(text);
}

const overrunOf = (groups: readonly ExpressionGroup[]): ComputedGroups => ({
  ...NOTHING_COMPUTED,
  overran: new Set(groups.map(({ key }) => key)),
});

const merged = (all: readonly ComputedGroups[]): ComputedGroups => ({
  computed: new Map(all.flatMap(({ computed }) => [...computed])),
  overran: new Set(all.flatMap(({ overran }) => [...overran])),
  slow: all.flatMap(({ slow }) => slow),
});
