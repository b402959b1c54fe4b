import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';
import {
  BEST_TIME,
  BIRTH_DATE,
  CURRENT_CARRIER,
  DECISIVE,
  GENDER,
  PRIVATE,
  TOBACCO,
  choice,
  date,
  words,
  yesNoField,
} from './shared-fields';

/** People of 65 and more, or entitled early, who look for a Medicare plan. */
export const medicare = libraryLeadType('medicare', 'Medicare', 'Insurance', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    BIRTH_DATE,
    GENDER,
    yesNoField('PartA', 'Has Medicare Part A', { ...DECISIVE }),
    yesNoField('PartB', 'Has Medicare Part B', { ...DECISIVE }),
    choice('PlanWanted', 'Plan wanted', ['Medicare Advantage', 'Medicare Supplement', 'Part D', 'Not Sure'], {
      default: 'Not Sure',
      pivotReportable: true,
    }),
    choice('Entitlement', 'Entitled by', ['Age', 'Disability', 'Kidney disease'], { default: 'Age' }),
    date('MedicareStarts', 'Medicare from'),
    yesNoField('Medicaid', 'Has Medicaid', { pivotReportable: true }),
    yesNoField('EmployerCoverage', 'Covered by an employer or union', { default: 'no' }),
    TOBACCO,
    words('County', 'County', { pivotReportable: true }),
    words('PreferredDoctor', 'Doctor to keep', { ...PRIVATE }),
    {
      name: 'Prescriptions',
      label: 'Prescriptions',
      kind: 'sub-fields',
      rule: { maximum: 40 },
      excludeFromIntegrations: true,
      fields: [words('Drug', 'Medicine', { required: true }), words('Dosage', 'Dose')],
    },
    yesNoField('ScopeOfAppointment', 'Agreed to the scope of the call', { pivotReportable: true }),
    CURRENT_CARRIER,
    BEST_TIME,
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'not-entitled', label: 'Is not entitled to Medicare' },
    { code: 'no-part-b', label: 'Does not have Part B' },
    { code: 'outside-enrollment', label: 'Cannot enroll now' },
  ],
});
