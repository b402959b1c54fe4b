import type { MethodEnvironment } from '../words/delivery';
import type { z } from 'zod';
import type { Json } from '../kernel/json';
import type { MappingDocument } from '../mapping/mapping.schema';
import type { RenderFacts } from '../mapping/render-facts';

/** How a request proves who sends it. Secrets are already decrypted here. */
export type Authentication =
  | { readonly type: 'none' }
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  | { readonly type: 'digest'; readonly username: string; readonly password: string }
  | { readonly type: 'bearer'; readonly prefix: string; readonly token: string }
  | {
      readonly type: 'oauth2';
      readonly grant: 'client-credentials' | 'password';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly username?: string | undefined;
      readonly password?: string | undefined;
      readonly scope?: string | undefined;
    };

export interface HttpEnvelope {
  readonly transport: 'http';
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMs: number;
  readonly authentication: Authentication;
}
/** Nothing leaves the house: the lead becomes visible in the buyer's portal. */
export interface PortalEnvelope {
  readonly transport: 'portal';
}
/** Exactly what will be sent, tagged by transport. */
export type Envelope = HttpEnvelope | PortalEnvelope;

/**
 * What came back. `answered`: a response was read. `not-sent`: surely nothing reached the buyer (refused connection, unknown host,
 * blocked address). `no-answer`: it may have arrived (time-out or broken connection after sending).
 */
export type Reply =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly truncated: boolean;
    }
  | { readonly kind: 'not-sent'; readonly code: string; readonly retryable: boolean }
  | { readonly kind: 'no-answer'; readonly code: string };

/**
 * One attempt's result. accepted: the buyer took it. refused: the buyer said no (final); `duplicate`: because it has the lead,
 * `notReceived`: and this answer shows that it never had it, also not by an earlier attempt. failed: it did not work; `retryable` says
 * whether the same buyer may be asked again, `retryAfterMs` when. unknown: sent, but nobody knows; never treated as failed.
 */
export type AttemptOutcome =
  | { readonly kind: 'accepted'; readonly reference?: string; readonly price?: number; readonly redirectUrl?: string }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly duplicate?: boolean;
      readonly notReceived?: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly message: string;
      readonly retryable: boolean;
      readonly retryAfterMs?: number;
    }
  | { readonly kind: 'unknown'; readonly code: string; readonly message: string; readonly retryAfterMs?: number };

/** How an answer was read: one line per rule, for the operator who asks why. */
export interface Reading {
  readonly outcome: AttemptOutcome;
  readonly trace: readonly string[];
}

/** A ping's result. bid: price in minor units, above zero. no-bid: the buyer does not want the lead. failed: no usable answer. */
export type Bid =
  | { readonly kind: 'bid'; readonly price: number; readonly reference?: string }
  | { readonly kind: 'no-bid'; readonly code: string; readonly message: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export interface BidReading {
  readonly bid: Bid;
  readonly trace: readonly string[];
}

export interface ChannelExample {
  readonly name: string;
  readonly config: Json;
  readonly mapping: MappingDocument;
  readonly facts: RenderFacts;
  readonly envelope: Envelope;
  readonly replies: readonly { readonly reply: Reply; readonly outcome: AttemptOutcome; readonly bid?: Bid }[];
}

/** Which secrets of a config go to which addresses in it, both as dotted paths, and as what: a password of one login is none of another. */
export interface SecretUse {
  readonly as: string;
  readonly secrets: readonly string[];
  readonly to: readonly string[];
}

/** An address that something of a lead, or a login, is sent to; `production`: sold leads are. `field` is its place in the config. */
export interface Destination {
  readonly field: string;
  readonly url: string;
  readonly production: boolean;
}

/** One way a lead reaches a buyer. Pure: transports do the sending. */
export interface Channel<Config> {
  readonly id: string;
  readonly label: string;
  readonly configSchema: z.ZodType<Config>;
  /** Config keys that hold secrets, by dotted path (`*` = every entry of a list): encrypted at rest, masked in answers. */
  readonly secrets: readonly string[];
  /** Where each of them would be sent, by itself or as what is drawn from it: a stored one never goes anywhere else. */
  sendsSecrets(config: Json): readonly SecretUse[];
  /** Every address the config names. */
  destinations(config: Json): readonly Destination[];
  /** Can be asked for a bid (a ping) before the lead is sold: its request is the ping, and `ping` reads the answer. */
  readonly canPing: boolean;
  render(
    config: Config,
    mapping: MappingDocument,
    facts: RenderFacts,
    environment: MethodEnvironment,
  ): Promise<Envelope>;
  interpret(config: Config, reply: Reply): Reading;
  /** Present when `canPing`: reads the answer to a request that was a ping. */
  readonly ping?: { interpret(config: Config, reply: Reply): BidReading };
  readonly examples: readonly ChannelExample[];
}
