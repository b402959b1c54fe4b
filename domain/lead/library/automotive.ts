import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';
import {
  BEST_TIME,
  CREDIT_RATING,
  DECISIVE,
  PRIVATE,
  TIMEFRAME,
  amount,
  choice,
  count,
  words,
  yesNoField,
} from './shared-fields';

/** People who want to buy a car. */
export const automotive = libraryLeadType('automotive', 'Automotive', 'Automotive', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    choice('Condition', 'New or used', ['New', 'Used', 'Either'], { ...DECISIVE }),
    words('Make', 'Make', { ...DECISIVE, rule: { maxLength: 60 } }),
    words('Model', 'Model', { required: true, rule: { maxLength: 60 }, pivotReportable: true }),
    count('Year', 'Model year', 2100, { rule: { minimum: 1920, maximum: 2100 } }),
    words('Trim', 'Trim'),
    words('Color', 'Color'),
    amount('PriceFrom', 'Price from'),
    amount('PriceTo', 'Price to', { pivotReportable: true }),
    { ...TIMEFRAME, required: true },
    choice('Payment', 'Payment', ['Cash', 'Loan', 'Lease', 'Not Sure'], { default: 'Not Sure', pivotReportable: true }),
    CREDIT_RATING,
    amount('MonthlyIncome', 'Income per month', { ...PRIVATE }),
    yesNoField('HasTradeIn', 'Has a car to trade in', { default: 'no', pivotReportable: true }),
    {
      name: 'TradeIn',
      label: 'Car to trade in',
      kind: 'sub-fields',
      rule: { maximum: 3 },
      fields: [
        count('Year', 'Model year', 2100, { required: true, rule: { minimum: 1920, maximum: 2100 } }),
        words('Make', 'Make', { required: true }),
        words('Model', 'Model', { required: true }),
        count('Mileage', 'Miles', 1000000),
        choice('Condition', 'Condition', ['Excellent', 'Good', 'Fair', 'Poor']),
      ],
    },
    count('MaximumDistance', 'Miles to drive to a dealer', 1000),
    yesNoField('TestDrive', 'Wants a test drive', { default: 'no' }),
    BEST_TIME,
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'already-bought', label: 'Has bought a car' },
    { code: 'model-not-sold', label: 'We do not sell this make' },
    { code: 'not-ready', label: 'Does not want to buy yet' },
  ],
});
