import { defineEndpoint, fileSchema } from './endpoint';

/** How often a silent stream says that it is alive, and how long a browser waits before it comes again. */
export const EVENTS_HEARTBEAT_MS = 20_000;
export const EVENTS_RETRY_MS = 2000;

export const streamEvents = defineEndpoint({
  id: 'streamEvents',
  method: 'get',
  path: '/api/v1/events',
  access: 'session',
  tag: 'Leads',
  summary: 'What changes, as it changes (server-sent events)',
  description: [
    '`event: leads` `{"ids": [...]}`: these leads are new or changed, as far as the caller may see them; a role needs leads:view.',
    '`event: config` `{}`: configuration changed. `event: reload` `{}`: news was lost, read everything again.',
    'A comment comes every 20 seconds while nothing happens. Events hold ids only.',
  ].join(' '),
  media: ['text/event-stream'],
  responses: { 200: fileSchema },
  problems: [429],
});
