import type { CompiledRule } from '../criteria/compiled-rule';
import { compileRules } from '../criteria/compile-criteria';
import type { ExpressionGroup } from '../criteria/compute-groups';
import { SlotTable } from '../criteria/lead-view';
import type { FieldSettings } from '../fields/lead-type.schema';
import { type CriteriaScreen, buildCriteriaScreen } from './criteria-screen';
import { FIXED_RULES } from './eligibility/fixed-rules';
import type { Refusal } from '../plan/plan-types';
import type { AccountRecord, RoutingSnapshot } from './snapshot';

/** An account with its criteria compiled in its buyer's zone. */
export interface CompiledAccount {
  readonly record: AccountRecord;
  readonly rule: CompiledRule;
  /** Rules that must all hold: what the automation checklist lists. */
  readonly parts: readonly CompiledRule[];
}

/** A routing snapshot ready to plan many leads. Accounts are named by their index in `accounts`. */
export interface CompiledRouting {
  readonly snapshot: RoutingSnapshot;
  /** What users programmed in each account's criteria, under its id; `PlanFacts.computed` must hold the results. */
  readonly expressionGroups: readonly ExpressionGroup[];
  readonly accounts: readonly CompiledAccount[];
  /** Set when no lead whatever can go to the account: made once, handed out for every lead. */
  readonly fixedRefusals: readonly (Refusal | null)[];
  readonly screen: CriteriaScreen;
  readonly indexes: readonly number[];
  readonly indexById: ReadonlyMap<string, number>;
  readonly indexesByBuyer: ReadonlyMap<string, readonly number[]>;
  readonly table: SlotTable;
}

/** Compiles the criteria of all accounts of a snapshot once, over one table of compared values, for as long as its version lives. */
export function compileRouting(snapshot: RoutingSnapshot, definitions: readonly FieldSettings[]): CompiledRouting {
  const table = new SlotTable();
  const expressionGroups: ExpressionGroup[] = [];
  const accounts = snapshot.accounts.map((record): CompiledAccount => {
    const { rule, parts, expressions } = compileRules(record.criteria, { definitions, table, zone: record.zone });
    if (expressions.texts.length + expressions.patterns.length > 0)
      expressionGroups.push({ key: record.accountId, ...expressions });
    return { record, rule, parts };
  });
  return {
    snapshot,
    accounts,
    table,
    expressionGroups,
    fixedRefusals: snapshot.accounts.map(refuseAlways),
    screen: buildCriteriaScreen(
      accounts.map(({ parts }) => parts.flatMap(({ screening }) => (screening === undefined ? [] : [screening]))),
    ),
    indexes: accounts.map((_account, index) => index),
    indexById: new Map(snapshot.accounts.map(({ accountId }, index) => [accountId, index])),
    indexesByBuyer: groupByBuyer(snapshot.accounts),
  };
}

function groupByBuyer(accounts: readonly AccountRecord[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  accounts.forEach(({ buyerId }, index) => {
    const group = groups.get(buyerId);
    if (group === undefined) groups.set(buyerId, [index]);
    else group.push(index);
  });
  return groups;
}

function refuseAlways(record: AccountRecord): Refusal | null {
  const rule = FIXED_RULES.find((fixed) => !fixed.passes(record));
  return rule === undefined
    ? null
    : Object.freeze({ accountId: record.accountId, reasons: Object.freeze([rule.reason(record)]) });
}
