import type { FieldSettingsInput } from '../../fields/lead-type.schema';
import { listed } from './library-lead-type';

type More = Partial<FieldSettingsInput>;

/** Fields that many verticals ask for, written once; `more` overrides what differs. */
export const yesNoField = (name: string, label: string, more: More = {}): FieldSettingsInput => ({
  name,
  label,
  kind: 'yes-no',
  ...more,
});
export const choice = (
  name: string,
  label: string,
  values: readonly string[],
  more: More = {},
): FieldSettingsInput => ({ name, label, kind: 'dropdown', options: listed(...values), ...more });
export const words = (name: string, label: string, more: More = {}): FieldSettingsInput => ({
  name,
  label,
  kind: 'text',
  rule: { maxLength: 100 },
  ...more,
});
export const amount = (name: string, label: string, more: More = {}): FieldSettingsInput => ({
  name,
  label,
  kind: 'money',
  rule: { minimum: 0 },
  ...more,
});
export const count = (name: string, label: string, maximum: number, more: More = {}): FieldSettingsInput => ({
  name,
  label,
  kind: 'integer',
  rule: { minimum: 0, maximum },
  ...more,
});
export const date = (name: string, label: string, more: More = {}): FieldSettingsInput => ({
  name,
  label,
  kind: 'date-time',
  outputFormat: 'MM/dd/yyyy',
  ...more,
});

/** What decides about a lead is reported on and shown in lists. */
export const DECISIVE: More = { required: true, pivotReportable: true, showOn: ['list', 'details', 'forms', 'portal'] };
/** Sensitive: seen by whoever works on the lead, not handed on by itself. */
export const PRIVATE: More = { excludeFromIntegrations: true, showOn: ['details', 'forms'] };

export const BIRTH_DATE = date('BirthDate', 'Date of birth', { required: true, rule: { minimum: '1900-01-01' } });
export const GENDER: FieldSettingsInput = {
  name: 'Gender',
  label: 'Gender',
  kind: 'dropdown',
  options: [
    { value: 'F', label: 'Female' },
    { value: 'M', label: 'Male' },
    { value: 'X', label: 'Other' },
  ],
};
export const TOBACCO = yesNoField('Tobacco', 'Uses tobacco', { default: 'no', pivotReportable: true });
export const CREDIT_RATING = choice('CreditRating', 'Credit rating', ['Excellent', 'Good', 'Fair', 'Poor'], {
  pivotReportable: true,
});
export const HOME_OWNERSHIP = choice('HomeOwnership', 'Home ownership', ['Own', 'Rent'], { pivotReportable: true });
export const PROPERTY_TYPE = choice('PropertyType', 'Property type', [
  'Single Family',
  'Multi Family',
  'Townhome',
  'Condominium',
  'Mobile Home',
]);
export const CURRENTLY_INSURED = yesNoField('CurrentlyInsured', 'Insured today', { pivotReportable: true });
export const CURRENT_CARRIER = words('CurrentCarrier', 'Present insurer', { pivotReportable: true });
export const BEST_TIME = choice('BestTimeToCall', 'Best time to call', ['Morning', 'Afternoon', 'Evening', 'Anytime'], {
  default: 'Anytime',
});
export const TIMEFRAME = choice('Timeframe', 'When', ['Immediately', '1-3 Months', '3-6 Months', '6+ Months'], {
  pivotReportable: true,
});
