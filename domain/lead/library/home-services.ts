import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';
import {
  BEST_TIME,
  DECISIVE,
  HOME_OWNERSHIP,
  PROPERTY_TYPE,
  TIMEFRAME,
  amount,
  choice,
  count,
  date,
  words,
  yesNoField,
} from './shared-fields';

/** Home owners who look for a contractor. */
export const homeServices = libraryLeadType('home-services', 'Home services', 'Home services', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    choice(
      'Service',
      'Service',
      [
        'Roofing',
        'Windows',
        'Siding',
        'Gutters',
        'HVAC',
        'Plumbing',
        'Electrical',
        'Bathroom',
        'Kitchen',
        'Flooring',
        'Painting',
        'Pest control',
        'Landscaping',
        'Other',
      ],
      { ...DECISIVE },
    ),
    choice('ProjectType', 'Project', ['Install', 'Replace', 'Repair', 'Maintain'], {
      required: true,
      pivotReportable: true,
    }),
    { ...HOME_OWNERSHIP, required: true },
    PROPERTY_TYPE,
    TIMEFRAME,
    amount('Budget', 'Budget', { pivotReportable: true }),
    count('SquareFeet', 'Size of the job in square feet', 1000000),
    count('Quantity', 'How many (windows, rooms, …)', 1000),
    yesNoField('InsuranceClaim', 'Insurance pays', { default: 'no', pivotReportable: true }),
    yesNoField('Financing', 'Wants to pay in instalments', { default: 'no' }),
    words('Description', 'What has to be done', { rule: { maxLength: 2000 }, profanity: 'mask' }),
    date('AppointmentWanted', 'Appointment wanted', { outputFormat: 'MM/dd/yyyy HH:mm' }),
    BEST_TIME,
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'renter', label: 'Does not own the home' },
    { code: 'job-too-small', label: 'Job is too small' },
    { code: 'already-hired', label: 'Has hired somebody' },
  ],
});
