import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';
import {
  BIRTH_DATE,
  CURRENTLY_INSURED,
  CURRENT_CARRIER,
  DECISIVE,
  GENDER,
  PRIVATE,
  TOBACCO,
  amount,
  choice,
  count,
  date,
  yesNoField,
} from './shared-fields';

/** People and families who look for health cover. */
export const healthInsurance = libraryLeadType('health-insurance', 'Health insurance', 'Insurance', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    BIRTH_DATE,
    GENDER,
    choice('CoverageFor', 'Cover for', ['Individual', 'Couple', 'Family', 'Child only'], { ...DECISIVE }),
    count('HouseholdSize', 'People in the household', 20, { required: true, rule: { minimum: 1, maximum: 20 } }),
    amount('HouseholdIncome', 'Household income per year', { required: true, pivotReportable: true }),
    TOBACCO,
    yesNoField('Pregnant', 'Expecting a child', { ...PRIVATE }),
    yesNoField('PreExistingConditions', 'Has a condition that needs treatment', { ...PRIVATE }),
    CURRENTLY_INSURED,
    CURRENT_CARRIER,
    choice(
      'QualifyingEvent',
      'Change of life',
      ['None', 'Lost coverage', 'Moved', 'Married', 'Divorced', 'New child'],
      { default: 'None', pivotReportable: true },
    ),
    date('CoverageStarts', 'Cover wanted from'),
    {
      name: 'Dependents',
      label: 'Other people to cover',
      kind: 'sub-fields',
      rule: { maximum: 12 },
      fields: [
        choice('Relationship', 'Relationship', ['Spouse', 'Child', 'Other'], { required: true }),
        BIRTH_DATE,
        GENDER,
        TOBACCO,
      ],
    },
    {
      name: 'PeopleToCover',
      label: 'People to cover',
      kind: 'calculated',
      expression: '$count(Dependents) + 1',
      pivotReportable: true,
      showOn: ['details', 'portal'],
    },
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'on-medicaid', label: 'Has Medicaid' },
    { code: 'employer-coverage', label: 'Is covered by an employer' },
    { code: 'outside-enrollment', label: 'Cannot enroll now' },
  ],
});
