import { GRADING_CHECKS } from '#domain/grading/grading.schema';
import { DEFAULT_GRADING_SCALE } from '#domain/grading/default-grading-scale';
import { GRADING_CHECK_OBJECTS } from '#domain/grading/registry';

const STRANGE = [null, undefined, true, '', ' ', '\u0000', '\uD800', 'x'.repeat(100_000), '<script>', '🙂 🙂'];

describe.each(GRADING_CHECKS)('grading check %s', (id) => {
  const check = GRADING_CHECK_OBJECTS[id];

  test('is filed under its own name with a label, and the default scale knows it', () => {
    expect(check.id).toBe(id);
    expect(check.label).not.toBe('');
    expect(DEFAULT_GRADING_SCALE.checks.map((entry) => entry.check)).toContain(id);
  });

  test('a lead that says nothing does not pass, and a sentence says why', () => {
    const verdict = check.evaluate({ system: {} });
    expect(verdict.passed).toBe(false);
    expect(verdict.note).toMatch(/^[A-Z].*\.$/);
  });

  test('never throws, whatever a field holds, and never repeats it in its note', () => {
    const names = ['address', 'city', 'state', 'postalCode', 'primaryPhone', 'email', 'ipAddress', 'comments'];
    for (const value of STRANGE) {
      const verdict = check.evaluate({ system: Object.fromEntries(names.map((name) => [name, value])) });
      expect(verdict.passed).toBe(false);
      expect(verdict.note.length).toBeLessThan(200);
    }
  });
});
