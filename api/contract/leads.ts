import { processDocumentSchema } from '#domain/process/process-document.schema';
import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { outcomeSchema, reasonSchema } from './intake';
import { LEAD_OUTCOMES, LEAD_STAGES } from '#domain/words/lead';

const moment = z.iso.datetime();
const id = z.uuid();
const leadParams = z.object({ leadId: z.uuid() });
const common = { access: 'data', permission: 'leads:view', tag: 'Leads' } as const;

const leadListItemSchema = z
  .object({
    id,
    leadTypeId: id,
    leadTypeName: z.string(),
    sourceId: id,
    sourceName: z.string(),
    campaignId: id,
    campaignName: z.string(),
    stage: z.enum(LEAD_STAGES),
    outcome: z.enum(LEAD_OUTCOMES).nullable(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    city: z.string().nullable(),
    state: z.string().nullable(),
    postalCode: z.string().nullable(),
    grade: z.string().nullable(),
    test: z.boolean(),
    priceMinor: z
      .int()
      .nullable()
      .meta({ description: 'What the source gets for it once it is accepted; null for a role limited to buyers' }),
    costMinor: z
      .int()
      .nullable()
      .meta({
        description: 'What the source is owed for it now, as the ledger has it; null for a role limited to buyers',
      }),
    revenueMinor: z.int().nullable().meta({ description: 'Null for a role limited to sources' }),
    currency: z.string(),
    receivedAt: moment,
    closedAt: moment.nullable(),
  })
  .meta({ id: 'LeadListItem' });

export const listLeadsEndpoint = defineEndpoint({
  ...common,
  id: 'listLeads',
  method: 'get',
  path: '/api/v1/leads',
  summary: 'List leads, newest first',
  description:
    'To look for a person, or by anything else, use POST /api/v1/leads/search: personal data has no place in an address.',
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(200).optional(),
    stage: z.enum(LEAD_STAGES).optional(),
    outcome: z.enum(LEAD_OUTCOMES).optional(),
    leadTypeId: id.optional(),
    sourceId: id.optional(),
    campaignId: id.optional(),
    receivedFrom: moment.optional(),
    receivedBefore: moment.optional(),
    includeDeleted: z.enum(['true', 'false']).optional(),
  }),
  responses: { 200: z.object({ items: z.array(leadListItemSchema), next: z.string().nullable() }) },
});

const attemptSchema = z.object({
  id,
  number: z.int(),
  state: z.string(),
  request: z.json(),
  response: z.json(),
  reading: z.json(),
  startedAt: moment,
  endedAt: moment.nullable(),
});
const deliverySchema = z
  .object({
    id,
    accountId: id,
    accountName: z.string(),
    buyerId: id,
    buyerBid: z.int(),
    buyerCompany: z.string(),
    methodId: id,
    methodName: z.string(),
    channel: z.string(),
    planNumber: z.int(),
    origin: z.string(),
    state: z.string(),
    exclusive: z.boolean(),
    priceMinor: z.int().nullable().meta({ description: 'Null for a role limited to sources' }),
    currency: z.string(),
    reference: z.string().nullable(),
    redirectUrl: z.string().nullable(),
    reason: reasonSchema.nullable(),
    reservedAt: moment,
    decidedAt: moment.nullable(),
    attempts: z.array(attemptSchema),
    returns: z.array(
      z.object({
        id,
        state: z.string(),
        reasonCode: z.string(),
        note: z.string(),
        requestedBy: z.string(),
        requestedAt: moment,
        decidedBy: z.string().nullable(),
        decidedAt: moment.nullable(),
      }),
    ),
  })
  .meta({ id: 'Delivery' });

export const leadSchema = leadListItemSchema
  .extend({
    fieldsVersion: z.string().meta({ description: 'For If-Match when fields are corrected' }),
    hold: z.boolean().meta({ description: 'Entered by hand, to be kept for an operator' }),
    scheduledAt: moment.nullable().meta({ description: 'When processing begins, while it has not begun' }),
    restarts: z
      .object({ count: z.int(), lastAt: moment, nextAt: moment })
      .nullable()
      .meta({
        description: 'Its processing failed and was begun again, so often in a row; null when it goes on or is over',
      }),
    answer: outcomeSchema.nullable().meta({ description: 'What its source is told of it now' }),
    fields: z.record(z.string(), z.json()),
    reasons: z.array(reasonSchema),
    gradeScore: z.int().nullable(),
    grading: z.json(),
    qc: z.json(),
    mode: z.enum(['queued', 'synchronous']),
    maxDeliveries: z.int(),
    slotsTaken: z.int(),
    duplicateOf: id.nullable(),
    forceId: z.string().nullable(),
    redirectUrl: z.string().nullable(),
    sourceCredited: z.boolean(),
    configVersion: z.int().nullable(),
    decidedAt: moment.nullable(),
    erasedAt: moment.nullable(),
    deletedAt: moment.nullable(),
    deliveries: z.array(deliverySchema),
    plans: z.array(
      z.object({
        number: z.int(),
        configVersion: z.int(),
        madeAt: moment,
        tookUs: z.int(),
        rescanned: z.boolean(),
        candidates: z.json(),
        refusals: z.json(),
      }),
    ),
    pings: z.array(
      z.object({
        id,
        planNumber: z.int(),
        accountId: id,
        accountName: z.string(),
        buyerCompany: z.string(),
        state: z.string(),
        bidMinor: z.int().nullable(),
        reference: z.string().nullable(),
        request: z.json(),
        response: z.json(),
        reading: z.json(),
        startedAt: moment,
        endedAt: moment.nullable(),
      }),
    ),
    steps: z.array(
      z.object({
        node: z.string(),
        label: z.string(),
        state: z.string(),
        startedAt: moment,
        endedAt: moment.nullable(),
        attempt: z.int().nullable(),
        detail: z.json(),
      }),
    ),
    insertRequest: z
      .object({
        contentType: z.string(),
        headers: z.record(z.string(), z.string()),
        query: z.string(),
        remoteIp: z.string(),
        receivedAt: moment,
        body: z.string().meta({ description: 'Verbatim; a campaign password is masked' }),
        notes: z
          .array(z.object({ code: z.string(), message: z.string() }))
          .meta({ description: 'What was wrong with the request and did not matter' }),
      })
      .nullable(),
  })
  .meta({ id: 'Lead' });

export const readLeadEndpoint = defineEndpoint({
  ...common,
  id: 'readLead',
  method: 'get',
  path: '/api/v1/leads/{leadId}',
  summary: 'Everything about one lead',
  params: leadParams,
  responses: { 200: leadSchema },
  problems: [404],
});

export const listEligibleAccounts = defineEndpoint({
  ...common,
  id: 'listEligibleAccounts',
  method: 'get',
  path: '/api/v1/leads/{leadId}/eligible-accounts',
  summary: 'Find client: every account of the lead type against this lead',
  description:
    'The automation checklist of each account, now. `matches` ignores whether the account is automated: it may be sent to by hand.',
  params: leadParams,
  query: z.strictObject({ only: z.enum(['all', 'matching', 'eligible']).default('all') }),
  responses: {
    200: z.object({
      items: z.array(
        z.object({
          accountId: id,
          accountName: z.string(),
          buyerId: id,
          buyerCompany: z.string(),
          priceMinor: z.int().nullable().meta({ description: 'Null for a role limited to sources' }),
          priority: z.int(),
          exclusive: z.boolean(),
          eligible: z.boolean(),
          matches: z.boolean(),
          rules: z.array(
            z.object({
              rule: z.string(),
              passed: z.boolean(),
              reason: reasonSchema.optional(),
              compared: z.object({ expected: z.json(), actual: z.json() }).optional(),
            }),
          ),
        }),
      ),
    }),
  },
  problems: [404],
});

export const readProcess = defineEndpoint({
  ...common,
  id: 'readProcess',
  method: 'get',
  path: '/api/v1/leads/{leadId}/process',
  summary: 'The process diagram of a lead: nodes, edges, states, times, attempts',
  description: 'Drawn from the live workflow history and the booked steps; the same after the history is gone.',
  params: leadParams,
  responses: { 200: processDocumentSchema },
  problems: [404],
});
