import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';
import { DECISIVE, amount, choice, date, words, yesNoField } from './shared-fields';

/** People who look for a lawyer. */
export const legal = libraryLeadType('legal', 'Legal', 'Legal', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    choice(
      'CaseType',
      'Kind of case',
      [
        'Auto accident',
        'Work accident',
        'Medical malpractice',
        'Product liability',
        'Mass tort',
        'Workers compensation',
        'Social Security disability',
        'Bankruptcy',
        'Divorce',
        'Criminal defense',
        'Immigration',
        'Other',
      ],
      { ...DECISIVE },
    ),
    date('IncidentDate', 'Date of the incident', { required: true, rule: { minimum: '1950-01-01' } }),
    { name: 'IncidentState', label: 'State of the incident', kind: 'us-state', pivotReportable: true },
    {
      name: 'DaysSinceIncident',
      label: 'Days since the incident',
      kind: 'calculated',
      expression: '$floor(($millis() - $toMillis(IncidentDate)) / 86400000)',
      showOn: ['details', 'portal'],
    },
    yesNoField('Injured', 'Was injured', { required: true, pivotReportable: true }),
    choice('Treatment', 'Medical treatment', ['None', 'Doctor', 'Emergency room', 'Hospital', 'Surgery'], {
      default: 'None',
      pivotReportable: true,
    }),
    yesNoField('AtFault', 'Was at fault', { required: true, pivotReportable: true }),
    yesNoField('HasAttorney', 'Has a lawyer', { required: true, pivotReportable: true }),
    yesNoField('PoliceReport', 'There is a police report'),
    yesNoField('OtherPartyInsured', 'The other side is insured'),
    amount('MedicalBills', 'Medical bills so far'),
    words('Description', 'What happened', {
      required: true,
      rule: { maxLength: 5000 },
      profanity: 'mask',
      excludeFromIntegrations: true,
    }),
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'has-attorney', label: 'Has a lawyer' },
    { code: 'statute-expired', label: 'Too long ago' },
    { code: 'no-injury', label: 'Was not injured' },
    { code: 'at-fault', label: 'Was at fault' },
  ],
});
