import type { Queryable } from '#db/pool';

export interface Violation {
  /** Kebab-case name of the rule that does not hold. */
  readonly violation: string;
  /** Rows that break it. */
  readonly count: number;
}

/** One rule of the books: a query for its `count` of offenders. One statement each, so it reads one moment even while leads run. */
export interface BookRule {
  readonly violation: string;
  readonly count: string;
}

/** The rules that do not hold; empty when all do. */
export async function violationsOf(sql: Queryable, rules: readonly BookRule[]): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  for (const rule of rules) {
    const { rows } = await sql.query<{ count: number | string }>(
      `select count(*) as count from (${rule.count}) offenders`,
    );
    const count = Number(rows[0]?.count ?? 0);
    if (count > 0) found.push({ violation: rule.violation, count });
  }
  return found;
}
