import { mdiViewListOutline } from '@mdi/js';
import { leadPortalConfigSchema } from '#domain/channels/lead-portal/config.schema';
import type { ChannelFolder } from '#ui/channels/channel-form';

export const form: ChannelFolder = {
  icon: mdiViewListOutline,
  order: 30,
  schema: leadPortalConfigSchema,
  sends: false,
  answers: false,
  canPing: false,
  blank: () => ({ v: 1 }),
};
