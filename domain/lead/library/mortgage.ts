import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType, listed } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';

/** People who want to buy a home, refinance or take money out of one. Loan to value is worked out: 240,000 on 320,000 is 75 %. */
export const mortgage = libraryLeadType('mortgage', 'Mortgage', 'Finance', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    { name: 'LoanType', label: 'Loan type', kind: 'dropdown', required: true, pivotReportable: true,
      showOn: ['list', 'details', 'forms', 'portal'],
      options: [{ value: 'Purchase' }, { value: 'Refinance' }, { value: 'CashOut', label: 'Cash-Out' },
        { value: 'HomeEquity', label: 'Home Equity' }, { value: 'Reverse' }] },
    { name: 'PropertyType', label: 'Property type', kind: 'dropdown', default: 'Single Family',
      options: listed('Single Family', 'Multi Family', 'Townhome', 'Condominium', 'Manufactured') },
    { name: 'PropertyUse', label: 'Use of the property', kind: 'dropdown', default: 'Primary Residence',
      options: listed('Primary Residence', 'Second Home', 'Investment') },
    { name: 'HomeValue', label: 'Home value', kind: 'money', required: true, rule: { minimum: 10000, maximum: 100000000 } },
    { name: 'LoanAmount', label: 'Loan amount', kind: 'money', required: true, rule: { minimum: 1000, maximum: 100000000 },
      showOn: ['list', 'details', 'forms', 'portal'] },
    { name: 'MortgageBalance', label: 'Balance of present mortgages', kind: 'money', rule: { minimum: 0 } },
    { name: 'CashOutAmount', label: 'Cash wanted', kind: 'money', rule: { minimum: 0 } },
    { name: 'DownPayment', label: 'Down payment', kind: 'percentage', rule: { minimum: 0, maximum: 100 } },
    { name: 'LTV', label: 'Loan to value', kind: 'calculated', required: true,
      expression: '$round(LoanAmount / HomeValue * 100, 2)', rule: { maximum: 125 },
      errorMessage: 'Loan to value may be at most 125 %.', pivotReportable: true, showOn: ['list', 'details', 'portal'] },
    { name: 'InterestRate', label: 'Present interest rate', kind: 'percentage', rule: { minimum: 0, maximum: 30 } },
    { name: 'RateType', label: 'Rate type', kind: 'dropdown', options: listed('Fixed', 'Adjustable', 'Not Sure') },
    { name: 'CreditScore', label: 'Credit score', kind: 'integer', rule: { minimum: 300, maximum: 850 }, pivotReportable: true },
    { name: 'AnnualIncome', label: 'Income per year', kind: 'money', rule: { minimum: 0 } },
    { name: 'Employment', label: 'Employment', kind: 'dropdown',
      options: listed('Employed', 'Self-Employed', 'Retired', 'Not Employed') },
    { name: 'BirthDate', label: 'Date of birth', kind: 'date-time', outputFormat: 'MM/dd/yyyy', rule: { minimum: '1900-01-01' },
      excludeFromIntegrations: true },
    { name: 'Military', label: 'Military or veteran', kind: 'yes-no', default: 'no', pivotReportable: true },
    { name: 'Bankruptcy', label: 'Bankruptcy in seven years', kind: 'yes-no', default: 'no' },
    { name: 'HasAgent', label: 'Works with an agent', kind: 'yes-no' },
    { name: 'LoanNumber', label: 'Number of the present loan', kind: 'large-integer', excludeFromIntegrations: true,
      showOn: ['details'] },
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'already-closed', label: 'Loan is already closed' },
    { code: 'credit-too-low', label: 'Credit far below what was stated' },
    { code: 'agent-represented', label: 'Is bound to another lender' },
  ],
});
