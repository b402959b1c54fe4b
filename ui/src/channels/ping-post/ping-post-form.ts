import { mdiGavel } from '@mdi/js';
import type { ChannelForm } from '../channel-form';
import { blankHttp } from '../http/blank-http';
import HttpResponseForm from '../http/HttpResponseForm.vue';
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
