import { CONTACT_FIELDS, ORIGIN_FIELDS } from './contact-fields';
import { libraryLeadType } from './library-lead-type';
import { RETURN_REASONS } from './return-reasons';
import { BEST_TIME, CREDIT_RATING, DECISIVE, HOME_OWNERSHIP, amount, choice, count, yesNoField } from './shared-fields';

/** People who want help with their debts. */
export const debt = libraryLeadType('debt', 'Debt', 'Finance', {
  v: 1,
  fields: [
    ...CONTACT_FIELDS,
    choice(
      'DebtType',
      'Kind of debt',
      ['Credit cards', 'Personal loans', 'Medical bills', 'Tax', 'Student loans', 'Mixed'],
      { ...DECISIVE },
    ),
    amount('DebtAmount', 'Debt in all', { ...DECISIVE, rule: { minimum: 100, maximum: 100000000 } }),
    amount('MonthlyIncome', 'Income per month', { pivotReportable: true }),
    amount('MonthlyPayments', 'Payments per month'),
    {
      name: 'DebtToIncome',
      label: 'Payments to income',
      kind: 'calculated',
      expression: '$round(MonthlyPayments / MonthlyIncome * 100, 1)',
      outputFormat: '0.0%',
      pivotReportable: true,
      showOn: ['details', 'portal'],
    },
    count('Creditors', 'Number of creditors', 200),
    count('MonthsBehind', 'Months behind', 600, { default: '0', pivotReportable: true }),
    choice('Employment', 'Employment', ['Employed', 'Self-Employed', 'Retired', 'Not Employed']),
    HOME_OWNERSHIP,
    CREDIT_RATING,
    yesNoField('BankruptcyFiled', 'Has filed for bankruptcy', { default: 'no', pivotReportable: true }),
    yesNoField('CheckingAccount', 'Has a checking account'),
    choice('HelpWanted', 'Help wanted', ['Consolidation', 'Settlement', 'Counseling', 'Tax relief', 'Not Sure'], {
      default: 'Not Sure',
      pivotReportable: true,
    }),
    BEST_TIME,
    ...ORIGIN_FIELDS,
  ],
  returnReasons: [
    ...RETURN_REASONS,
    { code: 'debt-too-low', label: 'Debt below what was stated' },
    { code: 'secured-debt', label: 'Debt is secured' },
    { code: 'in-program', label: 'Is in another program' },
  ],
});
