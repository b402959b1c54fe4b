import type { RawFields } from '#domain/kernel/lead-fields';

/** An ordinary solar lead from a web form, a different person for every name. */
export const benchLead = (name: string): RawFields => ({
  FirstName: 'Testa',
  LastName: 'Samplewood',
  Email: `${name}@example.com`,
  Phone: '(602) 555-0134',
  Address: '12 Imaginary Avenue',
  City: 'Phoenix',
  State: 'AZ',
  PostalCode: '85004',
  HomeOwnership: 'Own',
  PropertyType: 'Single Family',
  MonthlyElectricBill: '$240.00',
  RoofAge: 12,
  RoofShade: 'No Shade',
  CreditRating: 'Good',
  ProjectTimeline: 'Immediately',
  WantsBattery: 'yes',
  Comments: 'Made up by the bench.',
  TcpaConsent: 'yes',
  IpAddress: '203.0.113.7',
});
