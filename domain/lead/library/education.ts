import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';
import { BEST_TIME, BIRTH_DATE, DECISIVE, choice, count, yesNoField } from './shared-fields';

/** People who want to study or learn a trade. */
export const education = libraryLeadType('education', 'Education', 'Education', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    choice(
      'Program',
      'Subject',
      [
        'Business',
        'Computing',
        'Criminal Justice',
        'Education',
        'Healthcare',
        'Nursing',
        'Psychology',
        'Trades',
        'Other',
      ],
      { ...DECISIVE },
    ),
    choice('DegreeWanted', 'Degree wanted', ['Certificate', 'Associate', 'Bachelor', 'Master', 'Doctorate'], {
      required: true,
      pivotReportable: true,
    }),
    choice(
      'HighestEducation',
      'Highest degree so far',
      ['None', 'GED', 'High School', 'Some College', 'Associate', 'Bachelor', 'Master', 'Doctorate'],
      { required: true, pivotReportable: true },
    ),
    count('GraduationYear', 'Year of the last degree', 2100, { rule: { minimum: 1940, maximum: 2100 } }),
    choice('LearningMode', 'How', ['Online', 'Campus', 'Both'], { default: 'Both', pivotReportable: true }),
    choice('StartWanted', 'Start', ['Immediately', '1-3 Months', '3-6 Months', '6+ Months'], { pivotReportable: true }),
    BIRTH_DATE,
    yesNoField('Military', 'Military or veteran', { default: 'no', pivotReportable: true }),
    yesNoField('UsCitizen', 'Citizen or permanent resident'),
    yesNoField('RnLicense', 'Registered nurse', { default: 'no' }),
    yesNoField('FinancialAid', 'Needs financial aid'),
    BEST_TIME,
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'no-diploma', label: 'Does not have a high school diploma' },
    { code: 'already-enrolled', label: 'Is enrolled elsewhere' },
    { code: 'program-not-offered', label: 'Asked for what we do not teach' },
  ],
});
