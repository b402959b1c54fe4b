import type { RawFields } from '../lead-fields';

const SOLAR: readonly RawFields[] = [
  {
    FirstName: 'Robin', LastName: 'Castillo', Email: 'robin.castillo@example.com', Phone: '(480) 555-0142', IsMobile: 'yes',
    Address: '1042 E Palm Lane', City: 'Phoenix', State: 'AZ', PostalCode: '85006', HomeOwnership: 'Own',
      PropertyType: 'Single Family',
    MonthlyElectricBill: '$265.00', UtilityProvider: 'Salt River Project', RoofType: 'Tile', RoofAge: '12', RoofShade: 'No Shade',
    CreditRating: 'Excellent', ProjectTimeline: 'Immediately', WantsBattery: 'yes', BestTimeToCall: 'Evening',
    Comments: 'We have two electric cars.', IpAddress: '203.0.113.24', TcpaConsent: 'yes',
      ConsentText: 'I agree to be called about solar.',
    CertificateUrl: 'https://certificates.example.com/7f3a', LandingPage: 'https://solar.example.com/az',
  },
  {
    firstname: 'Dick', lastname: 'Sutherland', email: 'DSutherland@Mail.Example.org', phone: '1-702-555-0117', city: 'Henderson',
      state: 'Nevada',
    postalcode: '89002-1234', homeownership: 'own', monthlyelectricbill: 189.5, roofshade: '', creditrating: 'Good (660-719)',
      wantsbattery: 0,
  },
];

const AUTO_INSURANCE: readonly RawFields[] = [
  {
    FirstName: 'Maya', LastName: 'Okafor', Email: 'maya.okafor@example.com', Phone: '614-555-0188', Address: '77 Linden Ave',
      City: 'Columbus',
    State: 'Ohio', PostalCode: '43215', CurrentlyInsured: true, CurrentCarrier: 'Buckeye Mutual', PolicyExpires: '2026-12-31',
      MonthsInsured: 36,
    RequestedCoverage: 'Premium', HomeOwner: 'yes', CreditRating: 'Good', IpAddress: '198.51.100.7', TcpaConsent: true,
    Drivers: [
      { FirstName: 'Maya', LastName: 'Okafor', BirthDate: '04/17/1986', Gender: 'Female', MaritalStatus: 'Married',
        LicenseState: 'OH',
        Incidents: [
          { Type: 'Ticket', Date: '06/02/2024', Description: 'Ten over the limit' },
          { Type: 'Accident', Date: '2023-11-20', AmountPaid: '$2,400', AtFault: 'no' },
        ] },
      { FirstName: 'Ben', LastName: 'Okafor', BirthDate: '1984-09-02', Relationship: 'Spouse', Gender: 'M', LicenseState: 'OH' },
    ],
    Vehicles: [
      { Year: 2021, Make: 'Subaru', Model: 'Outback', VIN: '4S4BTANC5M3100001', Ownership: 'Financed', AnnualMileage: '12,000',
        CollisionDeductible: 500 },
      { Year: '2015', Make: 'Ford', Model: 'F-150', Ownership: 'Owned', PrimaryUse: 'Business' },
    ],
  },
  {
    FirstName: 'Jorge', LastName: 'Delgado', Email: 'jorge@example.net', Phone: '3055550163', State: 'FL', PostalCode: '33101',
      CurrentlyInsured: 'no',
    Drivers: { FirstName: 'Jorge', LastName: 'Delgado', BirthDate: '1/5/99' },
    Vehicles: { Year: '2018', Make: 'Honda', Model: 'Civic' },
  },
];

const MORTGAGE: readonly RawFields[] = [
  {
    FirstName: 'Dana', LastName: 'Whitfield', Email: 'dana.whitfield@example.com', Phone: '+1 919 555 0129',
      Address: '12 Harbor Court', City: 'Raleigh',
    State: 'NC', PostalCode: '27601', LoanType: 'Refinance', PropertyType: 'Single Family', PropertyUse: 'Primary Residence',
      HomeValue: '$320,000',
    LoanAmount: '$240,000', MortgageBalance: '228500', InterestRate: '6.875%', RateType: 'Fixed', CreditScore: '742',
      AnnualIncome: '98000',
    Employment: 'Employed', BirthDate: '08/23/1979', Military: 'N', Bankruptcy: 'No', LoanNumber: '10,002,345,678,901',
      IpAddress: '192.0.2.61', TcpaConsent: 'Y',
  },
  {
    FirstName: 'Lena', LastName: 'Brandt', Email: 'lena.brandt@example.com', Phone: '512.555.0104', State: 'Texas',
      PostalCode: '78701', LoanType: 'purchase',
    HomeValue: 455000, LoanAmount: 409500, DownPayment: '10%', CreditScore: 705, HasAgent: 'on',
  },
];

/** Complete, valid leads as sources send them, by library lead type; made-up people, reserved numbers and addresses. */
export const EXAMPLE_LEADS: Readonly<Record<string, readonly RawFields[]>> = {
  solar: SOLAR,
  'auto-insurance': AUTO_INSURANCE,
  mortgage: MORTGAGE,
};
