import type { FieldSettingsInput } from '../../fields/lead-type.schema';

/** Who the consumer is and how to reach them: the same in every vertical. Phone and email together make a duplicate. */
export const CONTACT_FIELDS: readonly FieldSettingsInput[] = [
  { name: 'FirstName', label: 'First name', kind: 'text', required: true, systemField: 'firstName', profanity: 'reject',
    rule: { maxLength: 60 }, invalidCharacters: '<>{}0-9', showOn: ['list', 'details', 'forms', 'portal'] },
  { name: 'LastName', label: 'Last name', kind: 'text', required: true, systemField: 'lastName', profanity: 'reject',
    rule: { maxLength: 60 }, invalidCharacters: '<>{}0-9', showOn: ['list', 'details', 'forms', 'portal'] },
  { name: 'Email', label: 'Email', kind: 'email', required: true, systemField: 'email', useForDuplicateCheck: true,
    showOn: ['list', 'details', 'forms', 'portal'] },
  { name: 'Phone', label: 'Phone', kind: 'phone', required: true, systemField: 'primaryPhone', useForDuplicateCheck: true,
    showOn: ['list', 'details', 'forms', 'portal'] },
  { name: 'IsMobile', label: 'Is a mobile phone', kind: 'yes-no', systemField: 'isMobile', showOn: ['details'] },
  { name: 'Address', label: 'Street address', kind: 'text', systemField: 'address', rule: { maxLength: 120 } },
  { name: 'City', label: 'City', kind: 'text', systemField: 'city', rule: { maxLength: 80 }, pivotReportable: true },
  { name: 'State', label: 'State', kind: 'us-state', required: true, systemField: 'state', pivotReportable: true,
    showOn: ['list', 'details', 'forms', 'portal'] },
  { name: 'PostalCode', label: 'Postal code', kind: 'postal-code', required: true, systemField: 'postalCode',
    pivotReportable: true },
  { name: 'Country', label: 'Country', kind: 'text', systemField: 'country', default: 'US', rule: { maxLength: 60 } },
];

/** What a seller needs besides the enquiry: proof of consent, where it came from, and the shortcut to a named buyer. */
export const ORIGIN_FIELDS: readonly FieldSettingsInput[] = [
  { name: 'Comments', label: 'Comments', kind: 'text', systemField: 'comments', profanity: 'mask', rule: { maxLength: 2000 } },
  { name: 'IpAddress', label: 'IP address', kind: 'text', systemField: 'ipAddress', rule: { maxLength: 45 },
    showOn: ['details'] },
  { name: 'TcpaConsent', label: 'Consent to be called', kind: 'yes-no', systemField: 'consent', showOn: ['details', 'portal'] },
  { name: 'ConsentText', label: 'Consent text shown', kind: 'text', excludeFromIntegrations: true, showOn: ['details'] },
  { name: 'CertificateUrl', label: 'Consent certificate', kind: 'text', rule: { pattern: 'https://\\S+', maxLength: 500 },
    errorMessage: 'Consent certificate must be an https address.', showOn: ['details', 'portal'] },
  { name: 'LandingPage', label: 'Landing page', kind: 'text', rule: { maxLength: 500 }, showOn: ['details'],
    pivotReportable: true },
  { name: 'ForceId', label: 'Force ID', kind: 'text', systemField: 'forceId', rule: { maxLength: 60 },
    excludeFromIntegrations: true, showOn: ['details'] },
];
