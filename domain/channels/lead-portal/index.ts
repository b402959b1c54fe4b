import type { Channel } from '../channel';
import { leadPortalConfigSchema, type LeadPortalConfig } from './config.schema';
import { leadPortalExamples } from './examples';
import { interpretPortal } from './interpret';
import { renderPortal } from './render';

export const leadPortal: Channel<LeadPortalConfig> = {
  id: 'lead-portal',
  label: 'Lead portal',
  configSchema: leadPortalConfigSchema,
  secrets: [],
  sendsSecrets: () => [],
  destinations: () => [],
  canPing: false,
  render: renderPortal,
  interpret: interpretPortal,
  examples: leadPortalExamples,
};
