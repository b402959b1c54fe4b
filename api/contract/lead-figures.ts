import { z } from 'zod';
import { defineEndpoint } from './endpoint';

export const readLeadFigures = defineEndpoint({
  id: 'readLeadFigures',
  method: 'get',
  path: '/api/v1/lead-figures',
  access: 'data',
  permission: 'leads:view',
  tag: 'Leads',
  summary: 'Today in figures, as far as the caller may see',
  description:
    "Today is the installation's day. Test leads are left out. Money in minor units; times in milliseconds from receipt to decision. Cost is null for a role limited to buyers, revenue for one limited to sources.",
  responses: {
    200: z.object({
      since: z.iso.datetime(),
      currency: z.string(),
      received: z.int(),
      receivedBefore: z.int().meta({ description: 'Yesterday up to the same time' }),
      decided: z.int(),
      sold: z.int(),
      rejected: z.int(),
      waitingForQc: z.int(),
      inFlight: z.int(),
      unresolved: z.int(),
      returnsToDecide: z.int(),
      revenueMinor: z.int().nullable(),
      costMinor: z.int().nullable(),
      answerP50Ms: z.int().nullable(),
      answerP99Ms: z.int().nullable(),
    }),
  },
});
