import { EXAMPLE_LEADS } from '#domain/lead/library/index';
import { solar } from '#domain/lead/library/solar';
import { validateLead } from '#domain/lead/validate-lead';

const AT = Date.parse('2026-03-18T16:00:00Z');

const [first = {}, second = {}] = EXAMPLE_LEADS['solar'] ?? [];
const validate = (raw: typeof first) => validateLead(solar.document, raw, { delimiter: ',', now: AT });

test('the bill of a month gives the cost of a year', async () => {
  expect((await validate(first)).fields).toMatchObject({
    MonthlyElectricBill: 265,
    AnnualElectricCost: 3180,
    WantsBattery: true,
  });
});

test('loosely written leads are understood and blanks get their defaults', async () => {
  expect((await validate(second)).fields).toMatchObject({
    FirstName: 'Dick',
    Email: 'DSutherland@mail.example.org',
    Phone: '7025550117',
    State: 'NV',
    HomeOwnership: 'Own',
    RoofShade: 'Not Sure',
    CreditRating: 'Good',
    WantsBattery: false,
    BestTimeToCall: 'Anytime',
  });
});

test('refusals are said in the configured words', async () => {
  expect((await validate({ ...first, HomeOwnership: 'Squat' })).reasons).toEqual([
    { code: 'not-listed', message: 'Home ownership must be Own or Rent.', field: 'HomeOwnership' },
  ]);
});
