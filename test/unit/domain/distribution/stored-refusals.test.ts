import type { Refusal } from '#domain/plan/plan-types';
import { storedRefusals } from '#domain/distribution/stored-refusals';

const reasons = [
  { code: 'criteria-not-met', message: 'State is none of CA, NV.', field: 'State', detail: { value: 'TX' } },
];
const refusals = (count: number, extra: Partial<Refusal> = {}): Refusal[] =>
  Array.from({ length: count }, (_, index) => ({ accountId: `a${index}`, rule: 'criteria', reasons, ...extra }));

describe('the refusals of a plan as they are kept', () => {
  it('have their sentences and compared values', () => {
    expect(storedRefusals(refusals(2))).toEqual([
      { accountId: 'a0', reasons },
      { accountId: 'a1', reasons },
    ]);
  });

  it('are the rule alone beyond the three hundredth', () => {
    const stored = storedRefusals(refusals(302));
    expect([stored.length, stored[299]?.reasons, stored[300]?.reasons]).toEqual([
      302,
      reasons,
      [{ code: 'criteria', message: 'criteria' }],
    ]);
  });

  it('keep their sentences at any length where no rule stands for them', () => {
    const bare = refusals(301).map(({ accountId }): Refusal => ({ accountId, reasons }));
    expect(storedRefusals(bare)[300]).toEqual({ accountId: 'a300', reasons });
  });
});
