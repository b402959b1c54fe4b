import { z } from 'zod';
import { defineEndpoint } from './endpoint';

export const DASHBOARD_BUCKETS = ['day', 'month', 'year'] as const;
export type DashboardBucket = (typeof DASHBOARD_BUCKETS)[number];
/** The longest range by size of its buckets, in buckets. */
export const LONGEST_RANGE: Readonly<Record<DashboardBucket, number>> = { day: 92, month: 36, year: 10 };

const ids = z.array(z.uuid()).max(200).optional();
const day = z.iso.date();

export const figuresSchema = z
  .object({
    received: z.int(),
    accepted: z.int(),
    delivered: z.int(),
    rejected: z.int(),
    waiting: z.int(),
    returned: z.int(),
    revenueMinor: z.int().nullable(),
    costMinor: z.int().nullable(),
    marginMinor: z.int().nullable(),
  })
  .meta({ id: 'LeadFigures' });
export type Figures = z.output<typeof figuresSchema>;

export const readDashboard = defineEndpoint({
  id: 'readDashboard',
  method: 'post',
  path: '/api/v1/dashboard',
  access: 'data',
  permission: 'reports:view',
  tag: 'Reports',
  readOnly: true,
  summary: 'Leads received in a range, by day, month or year, and what became of them',
  description: [
    'Every figure is about the leads received in the bucket: accepted by the campaign, delivered (sold to one buyer at least), rejected or invalidated, waiting for a reviewer.',
    'Revenue is of their sales without returned ones, cost what their sources are owed. With buyers chosen (or a role that sees only some) leads, revenue and sales are those of these buyers.',
    "Cost is then these buyers' share: the lead's cost in proportion to what each of its buyers pays, in whole minor units, the rest with the first; over all buyers it adds up to the cost. A lead that nobody bought costs no buyer anything.",
    'A role limited to buyers gets null for cost and margin, one limited to sources for revenue and margin.',
    "Days are the installation's; `to` is included. Test leads are left out.",
  ].join(' '),
  body: z
    .strictObject({
      by: z.enum(DASHBOARD_BUCKETS),
      from: day,
      to: day,
      leadTypeIds: ids,
      sourceIds: ids,
      campaignIds: ids,
      buyerIds: ids,
      fromFirstLead: z
        .boolean()
        .default(false)
        .meta({ description: 'Begin with the bucket of the first lead in sight where that is later than `from`' }),
    })
    .refine(({ from, to }) => from <= to, { message: 'The range must not end before it begins.', path: ['to'] }),
  responses: {
    200: z.object({
      by: z.enum(DASHBOARD_BUCKETS),
      currency: z.string(),
      timeZone: z.string(),
      buckets: z.array(
        figuresSchema.extend({
          start: z.iso.datetime(),
          end: z.iso.datetime(),
          label: z.string().meta({ description: 'The local day, month or year: 2026-11-23, 2026-11, 2026' }),
        }),
      ),
      total: figuresSchema,
      previous: figuresSchema.meta({ description: 'The same number of buckets just before' }),
      bySource: z
        .array(figuresSchema.extend({ id: z.uuid(), name: z.string() }))
        .meta({ description: 'The ten with most leads' }),
    }),
  },
  problems: [422],
});
