import { z } from 'zod';
import { campaignFlowSchema } from '#domain/process/campaign-flow.schema';
import { defineEndpoint } from './endpoint';

export const readCampaignFlow = defineEndpoint({
  id: 'readCampaignFlow',
  method: 'get',
  path: '/api/v1/campaigns/{id}/flow',
  access: 'account',
  permission: 'sources:view',
  tag: 'Campaigns',
  summary: 'The lead flow of a campaign: every step its next lead will go through',
  description:
    'Built from the settings of now: checks in their order and where a refused lead goes, grading, the gate, the plan, accounts asked for bids side by side, deliveries, the window for returns. What is switched off is left out.',
  params: z.object({ id: z.uuid() }),
  responses: { 200: campaignFlowSchema },
  problems: [404],
});
