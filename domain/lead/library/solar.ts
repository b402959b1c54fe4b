import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType, listed } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';

/** Home owners who want a quote for solar panels. */
export const solar = libraryLeadType('solar', 'Solar', 'Home services', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    {
      name: 'HomeOwnership',
      label: 'Home ownership',
      kind: 'dropdown',
      required: true,
      pivotReportable: true,
      options: [{ value: 'Own' }, { value: 'Rent' }],
      errorMessage: 'Home ownership must be Own or Rent.',
    },
    {
      name: 'PropertyType',
      label: 'Property type',
      kind: 'dropdown',
      options: listed('Single Family', 'Multi Family', 'Townhome', 'Condominium', 'Mobile Home', 'Commercial'),
    },
    {
      name: 'MonthlyElectricBill',
      label: 'Monthly electric bill',
      kind: 'money',
      required: true,
      rule: { minimum: 0, maximum: 10000 },
      pivotReportable: true,
      showOn: ['list', 'details', 'forms', 'portal'],
    },
    {
      name: 'AnnualElectricCost',
      label: 'Electric cost per year',
      kind: 'calculated',
      expression: 'MonthlyElectricBill * 12',
      showOn: ['details', 'portal'],
    },
    {
      name: 'UtilityProvider',
      label: 'Utility provider',
      kind: 'text',
      rule: { maxLength: 100 },
      pivotReportable: true,
    },
    {
      name: 'RoofType',
      label: 'Roof type',
      kind: 'dropdown',
      options: listed('Asphalt Shingle', 'Tile', 'Metal', 'Wood Shake', 'Flat', 'Slate', 'Other'),
    },
    { name: 'RoofAge', label: 'Age of the roof in years', kind: 'integer', rule: { minimum: 0, maximum: 200 } },
    {
      name: 'RoofShade',
      label: 'Shade on the roof',
      kind: 'dropdown',
      default: 'Not Sure',
      options: listed('No Shade', 'A Little Shade', 'A Lot Of Shade', 'Not Sure'),
    },
    {
      name: 'CreditRating',
      label: 'Credit rating',
      kind: 'dropdown',
      pivotReportable: true,
      options: [
        { value: 'Excellent', label: 'Excellent (720+)' },
        { value: 'Good', label: 'Good (660-719)' },
        { value: 'Fair', label: 'Fair (620-659)' },
        { value: 'Poor', label: 'Poor (below 620)' },
      ],
    },
    {
      name: 'ProjectTimeline',
      label: 'Time of the project',
      kind: 'dropdown',
      options: listed('Immediately', '1-3 Months', '3-6 Months', '6+ Months'),
    },
    { name: 'WantsBattery', label: 'Interested in a battery', kind: 'yes-no', default: 'no' },
    {
      name: 'BestTimeToCall',
      label: 'Best time to call',
      kind: 'dropdown',
      default: 'Anytime',
      options: listed('Morning', 'Afternoon', 'Evening', 'Anytime'),
    },
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'renter', label: 'Does not own the home' },
    { code: 'roof-unsuitable', label: 'Roof cannot carry panels' },
  ],
});
