import type { Channel } from '../channel';
import { httpDestinations } from '../shared/http-destinations';
import { HTTP_REQUEST_SECRETS, httpSecretUses } from '../shared/request.schema';
import { pingPostConfigSchema, type PingPostConfig } from './config.schema';
import { pingPostExamples } from './examples';
import { interpretPost } from './interpret';
import { renderPost } from './render';

export const pingPost: Channel<PingPostConfig> = {
  id: 'ping-post',
  label: 'Ping/post',
  configSchema: pingPostConfigSchema,
  secrets: HTTP_REQUEST_SECRETS,
  sendsSecrets: httpSecretUses,
  destinations: httpDestinations,
  canPing: false,
  render: renderPost,
  interpret: interpretPost,
  examples: pingPostExamples,
};
