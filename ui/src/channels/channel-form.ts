import type { z } from 'zod';
import type { httpRequestSchema } from '#domain/channels/shared/request.schema';

/** The settings of a channel while they are edited: plain JSON, secrets as masks. */
export type ChannelConfig = Record<string, unknown>;
/** Every HTTP channel's settings, as the API answers them. */
export type HttpConfig = z.output<typeof httpRequestSchema>;

/** What the screens know of a channel. Its words stand beside it in `words.ts`, its fields follow from the schema. */
export interface ChannelForm {
  /** The name of its folder. */
  readonly id: string;
  readonly icon: string;
  /** Where it stands among the channels; the first is what a new delivery method starts with. */
  readonly order: number;
  readonly schema: z.ZodType;
  /** Something leaves the house: there is a message to look at, to map and to test. */
  readonly sends: boolean;
  /** Somebody answers, and settings say how the answer is read. */
  readonly answers: boolean;
  /** Its answer may be a bid. */
  readonly canPing: boolean;
  readonly blank: () => ChannelConfig;
}

/** What a channel's folder says of it. */
export type ChannelFolder = Omit<ChannelForm, 'id'>;
