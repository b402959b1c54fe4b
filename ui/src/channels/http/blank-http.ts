import type { ChannelConfig } from '#ui/channels/channel-form';

/** A JSON POST that every 2xx accepts. */
export const blankHttp = (): ChannelConfig => ({
  v: 1,
  method: 'POST',
  productionUrl: '',
  contentType: 'json',
  timeoutMs: 30_000,
  headers: [],
  secretHeaders: [],
  authentication: { type: 'none' },
  body: { type: 'mapped' },
  xmlRoot: 'Lead',
  response: { format: 'auto', retryOnStatuses: [] },
});
