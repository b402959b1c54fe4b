import { mdiWebhook } from '@mdi/js';
import type { ChannelForm } from '#ui/channels/channel-form';
import { blankHttp } from '#ui/channels/http/blank-http';
import HttpRequestForm from '#ui/channels/http/HttpRequestForm.vue';
import HttpResponseForm from '#ui/channels/http/HttpResponseForm.vue';

export const webhookForm: ChannelForm = {
  id: 'webhook',
  icon: mdiWebhook,
  request: HttpRequestForm,
  response: HttpResponseForm,
  sends: true,
  canPing: true,
  blank: blankHttp,
};
