import type { FieldSettingsInput } from '../../fields/lead-type.schema';
import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType, listed } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';

const INCIDENT_FIELDS: FieldSettingsInput[] = [
  {
    name: 'Type',
    label: 'Incident',
    kind: 'dropdown',
    required: true,
    options: listed('Accident', 'Ticket', 'Claim', 'DUI', 'Suspension'),
  },
  {
    name: 'Date',
    label: 'Date of the incident',
    kind: 'date-time',
    required: true,
    rule: { minimum: '1950-01-01' },
    outputFormat: 'MM/dd/yyyy',
  },
  { name: 'Description', label: 'What happened', kind: 'text', rule: { maxLength: 500 }, profanity: 'mask' },
  { name: 'AmountPaid', label: 'Amount paid', kind: 'money', rule: { minimum: 0 } },
  { name: 'AtFault', label: 'At fault', kind: 'yes-no' },
];

const DRIVER_FIELDS: FieldSettingsInput[] = [
  {
    name: 'FirstName',
    label: 'First name',
    kind: 'text',
    required: true,
    rule: { maxLength: 60 },
    profanity: 'reject',
  },
  { name: 'LastName', label: 'Last name', kind: 'text', required: true, rule: { maxLength: 60 }, profanity: 'reject' },
  {
    name: 'BirthDate',
    label: 'Date of birth',
    kind: 'date-time',
    required: true,
    rule: { minimum: '1900-01-01' },
    outputFormat: 'MM/dd/yyyy',
  },
  {
    name: 'Relationship',
    label: 'Relationship',
    kind: 'dropdown',
    default: 'Self',
    options: listed('Self', 'Spouse', 'Child', 'Parent', 'Other'),
  },
  {
    name: 'Gender',
    label: 'Gender',
    kind: 'dropdown',
    options: [
      { value: 'F', label: 'Female' },
      { value: 'M', label: 'Male' },
      { value: 'X', label: 'Other' },
    ],
  },
  {
    name: 'MaritalStatus',
    label: 'Marital status',
    kind: 'dropdown',
    options: listed('Single', 'Married', 'Divorced', 'Widowed', 'Separated'),
  },
  { name: 'LicenseState', label: 'State of the license', kind: 'us-state' },
  {
    name: 'LicenseStatus',
    label: 'License',
    kind: 'dropdown',
    default: 'Active',
    options: listed('Active', 'Permit', 'Suspended', 'Expired', 'None'),
  },
  { name: 'Sr22Required', label: 'Needs an SR-22', kind: 'yes-no', default: 'no' },
  { name: 'Incidents', label: 'Incidents', kind: 'sub-fields', fields: INCIDENT_FIELDS },
  {
    name: 'IncidentCount',
    label: 'Number of incidents',
    kind: 'calculated',
    expression: '$count(Incidents)',
    showOn: ['details', 'portal'],
  },
];

const VEHICLE_FIELDS: FieldSettingsInput[] = [
  { name: 'Year', label: 'Model year', kind: 'integer', required: true, rule: { minimum: 1920, maximum: 2100 } },
  { name: 'Make', label: 'Make', kind: 'text', required: true, rule: { maxLength: 60 } },
  { name: 'Model', label: 'Model', kind: 'text', required: true, rule: { maxLength: 60 } },
  { name: 'Trim', label: 'Trim', kind: 'text', rule: { maxLength: 60 } },
  {
    name: 'VIN',
    label: 'VIN',
    kind: 'text',
    rule: { pattern: '[A-HJ-NPR-Za-hj-npr-z0-9]{17}' },
    errorMessage: 'A VIN has 17 letters and digits, without I, O and Q.',
    outputFormat: 'upper',
  },
  { name: 'Ownership', label: 'Ownership', kind: 'dropdown', options: listed('Owned', 'Financed', 'Leased') },
  {
    name: 'PrimaryUse',
    label: 'Main use',
    kind: 'dropdown',
    default: 'Commute',
    options: listed('Commute', 'Pleasure', 'Business', 'Farm'),
  },
  { name: 'AnnualMileage', label: 'Miles per year', kind: 'integer', rule: { minimum: 0, maximum: 300000 } },
  { name: 'CollisionDeductible', label: 'Collision deductible', kind: 'money', rule: { minimum: 0 } },
  { name: 'ComprehensiveDeductible', label: 'Comprehensive deductible', kind: 'money', rule: { minimum: 0 } },
];

/** Drivers who want a quote for car insurance; drivers with their incidents and vehicles repeat. */
export const autoInsurance = libraryLeadType('auto-insurance', 'Auto insurance', 'Insurance', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    { name: 'CurrentlyInsured', label: 'Insured today', kind: 'yes-no', required: true, pivotReportable: true },
    { name: 'CurrentCarrier', label: 'Present insurer', kind: 'text', rule: { maxLength: 100 }, pivotReportable: true },
    { name: 'PolicyExpires', label: 'Present policy ends', kind: 'date-time', outputFormat: 'MM/dd/yyyy' },
    {
      name: 'MonthsInsured',
      label: 'Months insured without a gap',
      kind: 'integer',
      rule: { minimum: 0, maximum: 1200 },
    },
    {
      name: 'RequestedCoverage',
      label: 'Coverage wanted',
      kind: 'dropdown',
      default: 'Standard',
      pivotReportable: true,
      options: listed('State Minimum', 'Basic', 'Standard', 'Premium'),
    },
    { name: 'HomeOwner', label: 'Owns a home', kind: 'yes-no' },
    {
      name: 'CreditRating',
      label: 'Credit rating',
      kind: 'dropdown',
      options: listed('Excellent', 'Good', 'Fair', 'Poor'),
    },
    {
      name: 'Drivers',
      label: 'Drivers',
      kind: 'sub-fields',
      required: true,
      rule: { maximum: 10 },
      fields: DRIVER_FIELDS,
    },
    {
      name: 'Vehicles',
      label: 'Vehicles',
      kind: 'sub-fields',
      required: true,
      rule: { maximum: 10 },
      fields: VEHICLE_FIELDS,
    },
    {
      name: 'DriverCount',
      label: 'Number of drivers',
      kind: 'calculated',
      expression: '$count(Drivers)',
      pivotReportable: true,
    },
    {
      name: 'IncidentCount',
      label: 'Incidents of all drivers',
      kind: 'calculated',
      expression: '$sum(Drivers.IncidentCount)',
      pivotReportable: true,
    },
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'no-vehicle', label: 'Does not have a vehicle' },
    { code: 'already-customer', label: 'Is already our customer' },
  ],
});
