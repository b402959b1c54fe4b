import { mdiViewListOutline } from '@mdi/js';
import type { ChannelForm } from '#ui/channels/channel-form';
import LeadPortalRequest from './LeadPortalRequest.vue';

export const leadPortalForm: ChannelForm = {
  id: 'lead-portal',
  icon: mdiViewListOutline,
  request: LeadPortalRequest,
  response: null,
  sends: false,
  canPing: false,
  blank: () => ({ v: 1 }),
};
