import type { z } from 'zod';
import type { ExplainedRule } from '#domain/distribution/explain-account';
import { ELIGIBILITY_RULES } from '#domain/distribution/eligibility/rules';
import type { AccountRecord, AccountStanding } from '#domain/distribution/snapshot';
import { CAP_WINDOWS } from '#domain/limits/limits.schema';
import type { accountExplanationSchema } from '#api/contract/account-figures';

type CheckedRule = z.input<typeof accountExplanationSchema>['rules'][number];
type Checked = { readonly record: AccountRecord; readonly standing: AccountStanding | undefined; readonly now: number };

const NOTES: Readonly<Record<string, (checked: Checked) => string | null>> = {
  schedule: ({ record, now }) =>
    record.schedule === null ? 'Always open' : `It is ${localTime(now, record.zone)} there (${record.zone})`,
  returns: ({ record, standing }) =>
    record.maxReturnPercent === null
      ? null
      : `${standing?.returned ?? 0} of ${standing?.delivered ?? 0} returned this month; at most ${record.maxReturnPercent} %`,
  share: ({ record, standing }) =>
    record.maxQualifiedPercent === null
      ? null
      : `${standing?.delivered ?? 0} of ${standing?.qualified ?? 0} this month; at most ${record.maxQualifiedPercent} %`,
  exclusivity: ({ record }) => (record.exclusive ? 'Buys exclusively' : 'Shares its leads'),
  order: ({ record }) => (record.requiresOrder ? null : 'None required'),
};

/** The checklist with what was compared in words; quantity limits one by one, each with what is taken. */
export function checkedRules(rules: readonly ExplainedRule[], checked: Checked): CheckedRule[] {
  return rules.flatMap((rule): CheckedRule[] => {
    const known = ELIGIBILITY_RULES.find(({ label }) => label === rule.rule);
    if (known?.id === 'limits') return limitRules(checked);
    const { reason, compared } = rule;
    const note = reason ? reason.message : known ? (NOTES[known.id]?.(checked) ?? null) : null;
    return [
      {
        rule: rule.rule,
        passed: rule.passed,
        note,
        ...(reason ? { reason: { ...reason } as NonNullable<CheckedRule['reason']> } : {}),
        ...(compared ? { compared: { expected: compared.expected, actual: compared.actual } } : {}),
      },
    ];
  });
}

function limitRules({ record, standing }: Checked): CheckedRule[] {
  const limited = CAP_WINDOWS.filter((window) => record.limits[window] !== undefined);
  if (limited.length === 0) return [{ rule: 'Quantity limits', passed: true, note: 'None set' }];
  return limited.map((window) => {
    const limit = record.limits[window] ?? 0;
    const used = standing?.used[window] ?? 0;
    const rule = `${window.charAt(0).toUpperCase()}${window.slice(1)} limit ${limit}`;
    if (used < limit) return { rule, passed: true, note: `${used} taken` };
    const message = `${used} taken; the next ${window} starts at zero.`;
    return {
      rule,
      passed: false,
      note: message,
      reason: { code: 'limit-reached', message, detail: { window, limit, used } },
    };
  });
}

function localTime(moment: number, zone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
}
