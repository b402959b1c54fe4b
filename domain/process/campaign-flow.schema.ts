import { z } from 'zod';

export const FLOW_STEPS = [
  'receive',
  'status',
  'fields',
  'duplicates',
  'criteria',
  'limits',
  'grading',
  'qc',
  'plan',
  'auction',
  'ping',
  'deliver',
  'account',
  'hold',
  'close',
  'returns',
  'rejected',
] as const;
export type FlowStepKind = (typeof FLOW_STEPS)[number];

/** What decides which way a lead goes on. `refused`: it has a finding; `grade`: its grade asks for it; `released`: a reviewer lets it go on. */
const FLOW_TURNS = ['next', 'refused', 'grade', 'released', 'sold', 'beside'] as const;

export const flowStepSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(FLOW_STEPS),
  /** Name of an account and its buyer; null for steps of the campaign itself. */
  label: z.string().nullable(),
  facts: z
    .record(z.string(), z.json())
    .meta({ description: 'Settings that shape the step; counts, days, codes, prices in minor units' }),
});
export type FlowStep = z.infer<typeof flowStepSchema>;

export const flowLinkSchema = z.strictObject({ from: z.string(), to: z.string(), turn: z.enum(FLOW_TURNS) });
export type FlowLink = z.infer<typeof flowLinkSchema>;

/** Every step a lead of a campaign goes through with its settings of now. */
export const campaignFlowSchema = z
  .strictObject({
    v: z.literal(1),
    campaignId: z.uuid(),
    name: z.string(),
    currency: z.string(),
    steps: z.array(flowStepSchema),
    links: z.array(flowLinkSchema),
  })
  .meta({ id: 'CampaignFlow' });
export type CampaignFlow = z.infer<typeof campaignFlowSchema>;
