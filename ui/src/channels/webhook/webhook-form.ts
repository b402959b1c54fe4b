import { mdiWebhook } from '@mdi/js';
import type { ChannelForm } from '../channel-form';
import { blankHttp } from '../http/blank-http';
import HttpRequestForm from '../http/HttpRequestForm.vue';
import HttpResponseForm from '../http/HttpResponseForm.vue';

export const webhookForm: ChannelForm = {
  id: 'webhook',
  icon: mdiWebhook,
  request: HttpRequestForm,
  response: HttpResponseForm,
  sends: true,
  canPing: true,
  blank: blankHttp,
};
