import type { Component } from 'vue';
import type { httpRequestSchema } from '#domain/channels/shared/request.schema';
import type { z } from 'zod';

/** The settings of a channel while they are edited: plain JSON, secrets as masks. */
export type ChannelConfig = Record<string, unknown>;
/** Every HTTP channel's settings, as the API answers them. */
export type HttpConfig = z.output<typeof httpRequestSchema> & { referenceName?: string | undefined };

/** What the screens know of a channel. Its words are `channels.<id>.name` and `.about`. */
export interface ChannelForm {
  readonly id: string;
  readonly icon: string;
  /** Settings of the request. Props: `config`, `errorOf`. */
  readonly request: Component;
  /** How answers are read; null where nobody answers. Same props. */
  readonly response: Component | null;
  /** Something leaves the house: there is a message to look at, to map and to test. */
  readonly sends: boolean;
  /** Its answer may be a bid. */
  readonly canPing: boolean;
  readonly blank: () => ChannelConfig;
}
