import { column, defineList, idColumn } from '../list';
import { LEDGER_ACCOUNTS, POSTING_KINDS } from '#domain/words/ledger';

const common = { access: 'data', permission: 'ledger:view' } as const;

/** Accounts of the ledger with their balances: what each buyer owes, what each source is owed, revenue and cost. */
export const ledgerAccounts = defineList({
  ...common,
  name: 'ledger-accounts',
  label: 'Ledger accounts',
  columns: [
    column.choice('kind', 'Account', { choices: LEDGER_ACCOUNTS, always: true, width: 180 }),
    column.text('name', 'Name', { width: 240 }),
    column.money('balanceMinor', 'Balance', { always: true, width: 140 }),
    column.text('currency', 'Currency', { sort: false, filter: false, shown: false, width: 80 }),
    column.number('postings', 'Postings', { always: true, filter: false, sort: false, width: 110 }),
    column.moment('lastAt', 'Last posting', { filter: false, sort: false }),
    column.id('buyer', 'Buyer', { refers: 'buyers', sort: false, shown: false, width: 170 }),
    column.id('source', 'Source', { refers: 'sources', sort: false, shown: false, width: 170 }),
    idColumn,
  ],
  defaultSort: { column: 'kind', descending: false },
});

/** Every posting: why, when, for which lead, and how much. A return is a posting of its own with the amount below zero. */
export const ledgerPostings = defineList({
  ...common,
  name: 'ledger-postings',
  label: 'Ledger postings',
  leadFields: true,
  columns: [
    column.moment('at', 'Booked', { always: true }),
    column.choice('kind', 'Reason', { choices: POSTING_KINDS, always: true, sort: false, width: 150 }),
    column.money('amountMinor', 'Amount', { always: true, sort: false }),
    column.choice('accounts', 'Accounts', { choices: LEDGER_ACCOUNTS, many: true, sort: false, width: 230 }),
    column.id('buyer', 'Buyer', { refers: 'buyers', sort: false, width: 170 }),
    column.id('source', 'Source', { refers: 'sources', always: true, sort: false }),
    column.id('lead', 'Lead', { always: true, sort: false, width: 110 }),
    column.id('leadType', 'Lead type', { refers: 'lead-types', always: true, sort: false }),
    column.id('campaign', 'Campaign', { refers: 'campaigns', always: true, sort: false, shown: false, width: 160 }),
    column.id('account', 'Delivery account', { refers: 'delivery-accounts', sort: false, shown: false, width: 170 }),
    column.boolean('test', 'Test', { always: true, sort: false, shown: false }),
    column.text('currency', 'Currency', { always: true, sort: false, filter: false, shown: false, width: 80 }),
    idColumn,
  ],
  defaultSort: { column: 'at', descending: true },
});
