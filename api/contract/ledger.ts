import { z } from 'zod';
import { defineEndpoint } from './endpoint';

const ledgerCheckSchema = z
  .object({
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime(),
    postings: z
      .int()
      .nullable()
      .meta({ description: 'Booked when it began; null for a role that sees a part of the data' }),
    violations: z
      .array(z.object({ violation: z.string(), count: z.int().nullable() }))
      .meta({
        description:
          'Rules of the books that did not hold, and on how many rows (null for a role that sees a part of the data); empty in a healthy installation',
      }),
  })
  .meta({ id: 'LedgerCheck' });

export const readLedger = defineEndpoint({
  id: 'readLedger',
  method: 'get',
  path: '/api/v1/ledger',
  access: 'data',
  permission: 'ledger:view',
  tag: 'Ledger',
  summary: 'What buyers owe and sources are owed, revenue and cost, and the last check of the books',
  description: [
    'Sums of all postings the caller may see, in minor units. What a lead costs belongs to its source: a role limited to buyers gets null for it. So does one limited to sources for what buyers owe and revenue.',
    'The accounts one by one are `POST /api/v1/ledger-accounts/search`, the postings behind them `POST /api/v1/ledger-postings/search`.',
  ].join(' '),
  responses: {
    200: z.object({
      currency: z.string(),
      receivableMinor: z.int().nullable(),
      revenueMinor: z.int().nullable(),
      payableMinor: z.int().nullable(),
      costMinor: z.int().nullable(),
      marginMinor: z.int().nullable(),
      lastCheck: ledgerCheckSchema
        .nullable()
        .meta({ description: 'Null until the books were checked for the first time' }),
    }),
  },
});
