import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';
import {
  BIRTH_DATE,
  CREDIT_RATING,
  CURRENTLY_INSURED,
  CURRENT_CARRIER,
  DECISIVE,
  HOME_OWNERSHIP,
  PROPERTY_TYPE,
  amount,
  choice,
  count,
  date,
  yesNoField,
} from './shared-fields';

/** Owners who want a quote for insuring their home. */
export const homeInsurance = libraryLeadType('home-insurance', 'Home insurance', 'Insurance', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    { ...HOME_OWNERSHIP, ...DECISIVE },
    PROPERTY_TYPE,
    choice('Occupancy', 'Use of the home', ['Primary Residence', 'Second Home', 'Rental'], {
      default: 'Primary Residence',
    }),
    count('YearBuilt', 'Year it was built', 2100, { required: true, rule: { minimum: 1700, maximum: 2100 } }),
    count('SquareFeet', 'Living area in square feet', 100000),
    amount('RebuildCost', 'Cost of rebuilding it', { pivotReportable: true }),
    choice('Construction', 'Construction', ['Frame', 'Brick', 'Stone', 'Stucco', 'Other']),
    choice('RoofType', 'Roof', ['Asphalt Shingle', 'Tile', 'Metal', 'Wood Shake', 'Flat', 'Other']),
    count('RoofAge', 'Age of the roof in years', 200),
    yesNoField('BurglarAlarm', 'Burglar alarm', { default: 'no' }),
    yesNoField('SwimmingPool', 'Swimming pool', { default: 'no' }),
    yesNoField('Dog', 'Dog in the home', { default: 'no' }),
    count('ClaimsInFiveYears', 'Claims in the last five years', 50, { default: '0', pivotReportable: true }),
    CURRENTLY_INSURED,
    CURRENT_CARRIER,
    date('PolicyExpires', 'Present policy ends'),
    CREDIT_RATING,
    BIRTH_DATE,
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'does-not-own', label: 'Does not own the home' },
    { code: 'uninsurable', label: 'Home cannot be insured' },
    { code: 'already-customer', label: 'Is already our customer' },
  ],
});
