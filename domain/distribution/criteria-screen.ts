import type { Screening } from '../criteria/compiled-rule';
import type { LeadView } from '../criteria/lead-view';
import type { Primitive } from '../criteria/criteria-facts';
import type { Bound } from '../criteria/operators/operator';

const RELATIONS: Readonly<Record<Bound['relation'], (value: number, bound: number) => boolean>> = {
  above: (value, bound) => value > bound,
  'at-least': (value, bound) => value >= bound,
  below: (value, bound) => value < bound,
  'at-most': (value, bound) => value <= bound,
};

/** All bounds of one relation on one value: `bounds[n]` belongs to account `accounts[n]`. */
interface Column {
  readonly slot: number;
  readonly holds: (value: number, bound: number) => boolean;
  readonly bounds: Float64Array;
  readonly accounts: Int32Array;
}
/** Accounts by a value they list; a negated list is met until the value occurs. */
interface Postings {
  readonly slot: number;
  readonly change: 1 | -1;
  readonly byValue: ReadonlyMap<Primitive, Int32Array>;
}

/**
 * Finds the accounts whose criteria surely fail, all at once: it counts for every account how many of its screened comparisons
 * hold. Conditions it cannot screen (patterns, groups, lists) are left to the full check. Costs about a nanosecond a comparison.
 */
export interface CriteriaScreen {
  /** `passes(n)` is false only when account n cannot match. */
  run(view: LeadView): (account: number) => boolean;
}

/** `screenings[n]` are comparisons of account n that must all hold. */
export function buildCriteriaScreen(screenings: readonly (readonly Screening[])[]): CriteriaScreen {
  const needed = new Uint16Array(screenings.length);
  const metAtFirst = new Uint16Array(screenings.length);
  const columns = new ColumnBuilder();
  screenings.forEach((list, account) => {
    for (const screening of list) {
      needed[account]! += screening.kind === 'bounds' ? screening.bounds.length : 1;
      if (screening.kind === 'values' && screening.negated) metAtFirst[account]! += 1;
      columns.add(screening, account);
    }
  });
  const { bounds, postings } = columns.build();
  return {
    run: (view) => {
      const met = metAtFirst.slice();
      for (const column of bounds) countBounds(column, view, met);
      for (const posting of postings) countPostings(posting, view, met);
      return (account) => met[account] === needed[account];
    },
  };
}

function countBounds({ slot, holds, bounds, accounts }: Column, view: LeadView, met: Uint16Array): void {
  const value = view.get(slot);
  if (typeof value !== 'number') return;
  for (let index = 0; index < bounds.length; index += 1) if (holds(value, bounds[index]!)) met[accounts[index]!]! += 1;
}

function countPostings({ slot, change, byValue }: Postings, view: LeadView, met: Uint16Array): void {
  const value = view.get(slot);
  if (value === undefined || typeof value === 'object') return;
  const accounts = byValue.get(value);
  if (accounts === undefined) return;
  for (let index = 0; index < accounts.length; index += 1) met[accounts[index]!]! += change;
}

/** Collects comparisons by value and relation before they are laid out in flat arrays. */
class ColumnBuilder {
  readonly #bounds = new Map<
    string,
    { slot: number; relation: Bound['relation']; bounds: number[]; accounts: number[] }
  >();
  readonly #postings = new Map<string, { slot: number; change: 1 | -1; byValue: Map<Primitive, number[]> }>();

  add(screening: Screening, account: number): void {
    if (screening.kind === 'values') this.#addValues(screening, account);
    else
      for (const { relation, bound } of screening.bounds)
        this.#addBound(screening.slot, relation, Number(bound), account);
  }

  build(): { bounds: readonly Column[]; postings: readonly Postings[] } {
    return {
      bounds: [...this.#bounds.values()].map(({ slot, relation, bounds, accounts }) => ({
        slot,
        holds: RELATIONS[relation],
        bounds: Float64Array.from(bounds),
        accounts: Int32Array.from(accounts),
      })),
      postings: [...this.#postings.values()].map(({ slot, change, byValue }) => ({
        slot,
        change,
        byValue: new Map([...byValue].map(([value, accounts]) => [value, Int32Array.from(accounts)])),
      })),
    };
  }

  #addBound(slot: number, relation: Bound['relation'], bound: number, account: number): void {
    const key = `${slot} ${relation}`;
    const column = this.#bounds.get(key) ?? { slot, relation, bounds: [], accounts: [] };
    this.#bounds.set(key, column);
    column.bounds.push(bound);
    column.accounts.push(account);
  }

  #addValues({ slot, values, negated }: Extract<Screening, { kind: 'values' }>, account: number): void {
    const key = `${slot} ${negated}`;
    const posting = this.#postings.get(key) ?? {
      slot,
      change: negated ? -1 : 1,
      byValue: new Map<Primitive, number[]>(),
    };
    this.#postings.set(key, posting);
    for (const value of values) {
      const accounts = posting.byValue.get(value);
      if (accounts === undefined) posting.byValue.set(value, [account]);
      else accounts.push(account);
    }
  }
}
