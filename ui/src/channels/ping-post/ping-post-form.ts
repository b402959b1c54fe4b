import { mdiGavel } from '@mdi/js';
import type { ChannelForm } from '#ui/channels/channel-form';
import { blankHttp } from '#ui/channels/http/blank-http';
import HttpResponseForm from '#ui/channels/http/HttpResponseForm.vue';
import PingPostRequest from './PingPostRequest.vue';

export const pingPostForm: ChannelForm = {
  id: 'ping-post',
  icon: mdiGavel,
  request: PingPostRequest,
  response: HttpResponseForm,
  sends: true,
  canPing: false,
  blank: blankHttp,
};
