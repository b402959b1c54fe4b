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
  words,
  yesNoField,
} from './shared-fields';

/** People who want to insure their life. */
export const lifeInsurance = libraryLeadType('life-insurance', 'Life insurance', 'Insurance', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    BIRTH_DATE,
    { ...GENDER, required: true },
    TOBACCO,
    amount('CoverageAmount', 'Sum insured', { ...DECISIVE, rule: { minimum: 1000, maximum: 100000000 } }),
    choice('PolicyType', 'Kind of policy', ['Term', 'Whole Life', 'Universal', 'Final Expense', 'Not Sure'], {
      default: 'Not Sure',
      pivotReportable: true,
    }),
    choice('TermYears', 'Term in years', ['10', '15', '20', '25', '30']),
    {
      name: 'HeightInches',
      label: 'Height in inches',
      kind: 'integer',
      rule: { minimum: 36, maximum: 96 },
      ...PRIVATE,
    },
    {
      name: 'WeightPounds',
      label: 'Weight in pounds',
      kind: 'integer',
      rule: { minimum: 50, maximum: 800 },
      ...PRIVATE,
    },
    {
      name: 'BodyMassIndex',
      label: 'Body mass index',
      kind: 'calculated',
      expression: '$round(WeightPounds / (HeightInches * HeightInches) * 703, 1)',
      ...PRIVATE,
    },
    choice('Health', 'State of health', ['Excellent', 'Good', 'Average', 'Poor']),
    yesNoField('HazardousOccupation', 'Dangerous occupation or hobby', { default: 'no' }),
    yesNoField('DuiInFiveYears', 'DUI in the last five years', { default: 'no' }),
    words('Beneficiary', 'Beneficiary', { ...PRIVATE }),
    amount('AnnualIncome', 'Income per year'),
    CURRENTLY_INSURED,
    CURRENT_CARRIER,
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'uninsurable', label: 'Cannot be insured' },
    { code: 'too-old', label: 'Above our age limit' },
    { code: 'already-customer', label: 'Is already our customer' },
  ],
});
