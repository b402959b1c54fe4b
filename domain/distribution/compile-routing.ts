import type { CompiledRule } from '../criteria/compiled-rule';
import { compileRules } from '../criteria/compile-criteria';
import { SlotTable } from '../criteria/lead-view';
import type { FieldSettings } from '../fields/lead-type.schema';
import { FIXED_RULES } from './eligibility/fixed-rules';
import type { Refusal } from './plan-types';
import type { AccountRecord, RoutingSnapshot } from './snapshot';

/** An account with its criteria compiled and everything decided that does not depend on the lead. */
export interface CompiledAccount {
  readonly record: AccountRecord;
  readonly rule: CompiledRule;
  readonly parts: readonly CompiledRule[];
  /** Index of the buyer's zone in `CompiledRouting.zones`. */
  readonly zoneIndex: number;
  /** Set when no lead whatever can go to it: made once, handed out for every lead. */
  readonly fixedRefusal: Refusal | null;
}

/** A routing snapshot ready to plan many leads. */
export interface CompiledRouting {
  readonly snapshot: RoutingSnapshot;
  /** Distinct JSONata texts of all criteria; `PlanFacts.computed` must hold their results. */
  readonly expressions: readonly string[];
  readonly accounts: readonly CompiledAccount[];
  readonly byId: ReadonlyMap<string, CompiledAccount>;
  readonly byBuyer: ReadonlyMap<string, readonly CompiledAccount[]>;
  readonly zones: readonly string[];
  readonly table: SlotTable;
}

/** Compiles the criteria of all accounts of a snapshot once, over one table of compared values, for as long as its version lives. */
export function compileRouting(snapshot: RoutingSnapshot, definitions: readonly FieldSettings[]): CompiledRouting {
  const table = new SlotTable();
  const zones = [...new Set(snapshot.accounts.map((account) => account.zone))];
  const zoneIndexes = new Map(zones.map((zone, index) => [zone, index]));
  const expressions = new Set<string>();
  const byBuyer = new Map<string, CompiledAccount[]>();
  const accounts = snapshot.accounts.map((record): CompiledAccount => {
    const rules = compileRules(record.criteria, definitions, table);
    for (const expression of rules.expressions) expressions.add(expression);
    return { record, rule: rules.rule, parts: rules.parts, zoneIndex: zoneIndexes.get(record.zone) ?? 0, fixedRefusal: refuseAlways(record) };
  });
  for (const account of accounts) {
    const { buyerId } = account.record;
    const siblings = byBuyer.get(buyerId);
    if (siblings === undefined) byBuyer.set(buyerId, [account]);
    else siblings.push(account);
  }
  const byId = new Map(accounts.map((account) => [account.record.accountId, account]));
  return { snapshot, expressions: [...expressions], accounts, byId, byBuyer, zones, table };
}

function refuseAlways(record: AccountRecord): Refusal | null {
  const rule = FIXED_RULES.find((fixed) => !fixed.passes(record));
  return rule === undefined ? null : Object.freeze({ accountId: record.accountId, reasons: Object.freeze([rule.reason(record)]) });
}
