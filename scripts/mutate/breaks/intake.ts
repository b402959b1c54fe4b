import type { Break } from '../break';

const DECIDE = 'domain/intake/decide-intake.ts';
const DECIDE_TESTS = ['test/unit/domain/intake/decide-intake.test.ts', 'test/unit/domain/verification/checked-fields.test.ts'];
const RETURNS = 'domain/lead/returns.ts';
const RETURNS_TESTS = ['test/unit/domain/lead/returns.test.ts'];
const FIELD_TESTS = ['test/unit/domain/fields/read-field.test.ts', 'test/unit/domain/fields/read-fields.test.ts', 'test/unit/domain/lead/validate-lead.test.ts'];
const POST_TESTS = ['test/unit/api/intake/parse-post.test.ts', 'test/unit/api/intake/read-envelope.test.ts', 'test/unit/api/intake/small-parts.test.ts'];

/** What happens to a post until it is decided: reading, fields, duplicates, criteria, grades; and what may come back later. */
export const INTAKE_BREAKS: readonly Break[] = [
  { id: 'intake/reject-is-ignored', file: DECIDE, find: "rejected && settings.defaultReject === 'source'", replace: "!rejected && settings.defaultReject === 'source'", tests: DECIDE_TESTS },
  { id: 'intake/grade-rejects-nobody', file: DECIDE, find: " || findings.gradeAction === 'reject';", replace: ';', tests: DECIDE_TESTS },
  { id: 'intake/quality-control-is-skipped', file: DECIDE, find: "settings.qualityControl || findings.gradeAction === 'qc'", replace: "findings.gradeAction === 'qc'", tests: DECIDE_TESTS },
  { id: 'intake/review-is-skipped', file: DECIDE, find: ' || findings.review === true', replace: '', tests: DECIDE_TESTS },
  { id: 'intake/held-lead-is-delivered', file: DECIDE, find: 'return settings.deliver ? {', replace: 'return settings !== undefined ? {', tests: DECIDE_TESTS },
  { id: 'intake/rejected-is-paid', file: DECIDE, find: "outcome: 'rejected', owed: false", replace: "outcome: 'rejected', owed: true", tests: DECIDE_TESTS },
  { id: 'fields/required-may-be-blank', file: 'domain/fields/read-field.ts', find: 'return settings.required ? [', replace: 'return settings.required === undefined ? [', tests: FIELD_TESTS },
  { id: 'fields/default-is-ignored', file: 'domain/fields/read-field.ts', find: '(settings.default ?? null)', replace: 'null', tests: FIELD_TESTS },
  { id: 'fields/numbers-are-joined', file: 'domain/fields/read-field.ts', find: 'if (type.joinsLists) return', replace: 'if (type.joinsLists || true) return', tests: FIELD_TESTS },
  { id: 'fields/names-by-case-only', file: 'domain/fields/read-fields.ts', find: 'folded.get(name.toLowerCase())', replace: 'undefined', tests: FIELD_TESTS },
  { id: 'fields/rule-at-its-bound', file: 'domain/fields/check-rule.ts', find: '(type.compare?.(value, maximum, zone) ?? 0) > 0', replace: '(type.compare?.(value, maximum, zone) ?? 0) >= 0', tests: ['test/unit/domain/fields/check-rule.test.ts'] },
  { id: 'fields/pattern-in-the-middle', file: 'domain/fields/check-rule.ts', find: 'compiled.matchWhole(text)', replace: 'compiled.test(text)', tests: ['test/unit/domain/fields/check-rule.test.ts'] },
  { id: 'fields/scunthorpe', file: 'domain/fields/profanity.ts', find: 'if (STEMS.has(word.slice(0, length)) && ENDING.test(word.slice(length))) return true;', replace: 'if ([...STEMS].some((stem) => word.includes(stem))) return true;', tests: ['test/unit/domain/fields/profanity.test.ts'] },
  { id: 'fields/phone-of-eleven-digits', file: 'domain/fields/types/phone.ts', find: "digits.startsWith('1') ? digits.slice(1)", replace: "digits.startsWith('1') ? digits", tests: ['test/conformance/fields.test.ts'] },
  { id: 'fields/email-without-domain', file: 'domain/fields/types/email.ts', find: ' && isDomain(domain)', replace: '', tests: ['test/conformance/fields.test.ts'] },
  { id: 'fields/cents-are-lost', file: 'domain/fields/types/money.ts', find: 'value: minor / 100 + 0 };', replace: 'value: Math.round(minor / 100) };', tests: ['test/conformance/fields.test.ts'] },
  { id: 'duplicates/by-letter-case', file: 'domain/lead/duplicate-text.ts', find: ".normalize('NFKC').toLowerCase()", replace: ".normalize('NFKC')", tests: ['test/unit/domain/lead/duplicate-text.test.ts'] },
  { id: 'duplicates/blank-leads-are-one', file: 'domain/lead/duplicate-text.ts', find: 'parts.some(([, value]) => hasContent(value)) ?', replace: 'parts.length > 0 ?', tests: ['test/unit/domain/lead/duplicate-text.test.ts'] },
  { id: 'criteria/between-without-its-end', file: 'domain/criteria/operators/between.ts', find: 'value <= high', replace: 'value < high', tests: ['test/conformance/operators.test.ts', 'test/unit/domain/criteria/compile-criteria.test.ts'] },
  { id: 'criteria/not-in-is-in', file: 'domain/criteria/operators/not-in.ts', find: 'negated: true', replace: 'negated: false', tests: ['test/conformance/operators.test.ts', 'test/unit/domain/criteria/compile-criteria.test.ts'] },
  { id: 'criteria/any-is-all', file: 'domain/criteria/compile-group.ts', find: "any: { words: 'any of', matches: some,", replace: "any: { words: 'any of', matches: every,", tests: ['test/unit/domain/criteria/compile-criteria.test.ts'] },
  { id: 'criteria/screen-drops-a-match', file: 'domain/distribution/criteria-screen.ts', find: "'at-least': (value, bound) => value >= bound,", replace: "'at-least': (value, bound) => value > bound,", tests: ['test/unit/domain/distribution/plan.test.ts', 'test/conformance/operators.test.ts', 'test/unit/domain/criteria/compile-criteria.test.ts'] },
  { id: 'grading/points-for-failures', file: 'domain/grading/grade-lead.ts', find: 'points: passed ? points : 0', replace: 'points', tests: ['test/unit/domain/grading/grade-lead.test.ts'] },
  { id: 'grading/worst-grade-first', file: 'domain/grading/grade-lead.ts', find: '(a, b) => b.from - a.from', replace: '(a, b) => a.from - b.from', tests: ['test/unit/domain/grading/grade-lead.test.ts'] },
  { id: 'grading/throw-away-address', file: 'domain/grading/checks/email.ts', find: 'if (isDisposable(domain)) return', replace: 'if (isDisposable(domain) && email === domain) return', tests: ['test/unit/domain/grading/checks.test.ts', 'test/conformance/grading-checks.test.ts'] },
  { id: 'grading/private-address-is-public', file: 'domain/grading/ip-address.ts', find: "  '192.168.0.0/16',\n", replace: '', tests: ['test/unit/domain/grading/checks.test.ts', 'test/conformance/grading-checks.test.ts'] },
  { id: 'verification/unanswered-is-rejected', file: 'domain/verification/conclude-verification.ts', find: "whenUnanswered === 'reject' ? [UNANSWERED] : []", replace: '[UNANSWERED]', tests: ['test/unit/domain/verification/checked-fields.test.ts'] },
  { id: 'verification/unasked-field-is-sent', file: 'domain/verification/checked-fields.ts', find: "!isChecked(settings) || value === null", replace: 'value === null', tests: ['test/unit/domain/verification/checked-fields.test.ts'] },
  { id: 'post/repeated-key-is-taken', file: 'api/http/parse-json.ts', find: 'if (Object.hasOwn(object, key)) refuse', replace: 'if (key === null) refuse', tests: ['test/unit/api/http/parse-json.test.ts'] },
  { id: 'post/digits-are-lost', file: 'api/http/parse-json.ts', find: '!Number.isSafeInteger(value) ? match[0] : value', replace: '!Number.isSafeInteger(value) ? value : value', tests: ['test/unit/api/http/parse-json.test.ts'] },
  { id: 'post/prototype-key', file: 'domain/lead/guard-raw-value.ts', find: 'if (!FORBIDDEN.has(name)) return;', replace: 'if (!FORBIDDEN.has(`_${name}`)) return;', tests: ['test/unit/domain/lead/guard-raw-value.test.ts'] },
  { id: 'post/two-leads-at-once', file: 'api/intake/read-wrapper.ts', find: 'list.length === 1 && isTree(lead)', replace: 'isTree(lead)', tests: POST_TESTS },
  { id: 'post/body-wins-over-the-address', file: 'api/intake/read-envelope.ts', find: 'isIdentifier(key) && !address.has(key)', replace: 'isIdentifier(key)', tests: POST_TESTS },
  { id: 'post/password-is-kept', file: 'api/intake/redact-password.ts', find: "if (format === 'json') return text.replace(JSON_PASSWORD, '$1***$3');", replace: "if (format === 'json') return text;", tests: POST_TESTS },
  { id: 'returns/after-the-window', file: RETURNS, find: 'facts.now <= decidedAt + facts.windowDays * DAY_MS', replace: 'facts.now >= decidedAt', tests: RETURNS_TESTS },
  { id: 'returns/twice', file: RETURNS, find: 'if (facts.alreadyReturned) return', replace: "if (facts.alreadyReturned && facts.state === '') return", tests: RETURNS_TESTS },
  { id: 'returns/one-more-than-the-share', file: RETURNS, find: '(returned + 1) * 100 <= most * bought', replace: 'returned * 100 <= most * bought', tests: RETURNS_TESTS },
  { id: 'returns/any-reason', file: RETURNS, find: ' && !facts.validReasons.includes(facts.reasonCode)', replace: " && facts.reasonCode === ''", tests: RETURNS_TESTS },
];
