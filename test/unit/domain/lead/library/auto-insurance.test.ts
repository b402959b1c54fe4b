import { autoInsurance } from '#domain/lead/library/auto-insurance';
import { EXAMPLE_LEADS } from '#domain/lead/library/index';
import { validateLead } from '#domain/lead/validate-lead';

const AT = Date.parse('2026-03-18T16:00:00Z');

const [first = {}, second = {}] = EXAMPLE_LEADS['auto-insurance'] ?? [];
const validate = (raw: typeof first) => validateLead(autoInsurance.document, raw, { delimiter: ',', now: AT });

test('drivers, their incidents and vehicles repeat, and are counted', async () => {
  const { fields } = await validate(first);
  expect(fields).toMatchObject({ DriverCount: 2, IncidentCount: 2 });
  expect(fields['Drivers']).toMatchObject([
    {
      BirthDate: '1986-04-17',
      Gender: 'F',
      IncidentCount: 2,
      Incidents: [
        { Type: 'Ticket', Date: '2024-06-02' },
        { AmountPaid: 2400, AtFault: false },
      ],
    },
    { FirstName: 'Ben', Relationship: 'Spouse', Incidents: null, IncidentCount: 0 },
  ]);
  expect(fields['Vehicles']).toMatchObject([
    { Year: 2021, AnnualMileage: 12000 },
    { Year: 2015, PrimaryUse: 'Business' },
  ]);
});

test('a single object is one entry', async () => {
  expect((await validate(second)).fields).toMatchObject({
    Drivers: [{ FirstName: 'Jorge', BirthDate: '1999-01-05' }],
    Vehicles: [{ Year: 2018 }],
    DriverCount: 1,
    IncidentCount: 0,
  });
});

test('reasons name the entry', async () => {
  const { reasons } = await validate({
    ...second,
    Vehicles: [
      { Year: 2018, Make: 'Honda', Model: 'Civic', VIN: '123' },
      { Make: 'Ford', Model: 'F-150' },
    ],
  });
  expect(reasons).toMatchObject([
    {
      code: 'pattern-mismatch',
      field: 'Vehicles[0].VIN',
      message: 'A VIN has 17 letters and digits, without I, O and Q.',
    },
    { code: 'required', field: 'Vehicles[1].Year' },
  ]);
});
