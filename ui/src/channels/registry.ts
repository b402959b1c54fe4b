import { leadPortalForm } from './lead-portal/lead-portal-form';
import { pingPostForm } from './ping-post/ping-post-form';
import { webhookForm } from './webhook/webhook-form';
import type { ChannelForm } from './channel-form';

/** One form per channel of the domain; a new channel is a folder and a line here. */
export const CHANNEL_FORMS: readonly ChannelForm[] = [webhookForm, pingPostForm, leadPortalForm];

export const channelForm = (id: string): ChannelForm | undefined => CHANNEL_FORMS.find((form) => form.id === id);
