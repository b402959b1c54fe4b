import { EXAMPLE_LEADS } from '#domain/lead/library/index';
import { mortgage } from '#domain/lead/library/mortgage';
import { validateLead } from '#domain/lead/validate-lead';

const AT = Date.parse('2026-03-18T16:00:00Z');

const [first = {}, second = {}] = EXAMPLE_LEADS['mortgage'] ?? [];
const validate = (raw: typeof first) => validateLead(mortgage.document, raw, { delimiter: ',', now: AT });

test('loan to value is worked out: 240,000 on 320,000 is 75 %, 409,500 on 455,000 is 90 %', async () => {
  expect((await validate(first)).fields).toMatchObject({
    LTV: 75,
    InterestRate: 6.875,
    LoanNumber: '10002345678901',
    BirthDate: '1979-08-23',
  });
  expect((await validate(second)).fields).toMatchObject({
    LTV: 90,
    LoanType: 'Purchase',
    DownPayment: 10,
    HasAgent: true,
  });
});

test('a loan far above the value is refused, and one that cannot be compared too', async () => {
  expect((await validate({ ...first, LoanAmount: '500000' })).reasons).toMatchObject([
    { code: 'above-maximum', field: 'LTV', message: 'Loan to value may be at most 125 %.' },
  ]);
  expect((await validate({ ...first, HomeValue: '' })).reasons).toMatchObject([
    { code: 'required', field: 'HomeValue' },
    { code: 'required', field: 'LTV' },
  ]);
});
