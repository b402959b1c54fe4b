/** Who may post to a buyer; the five ways a webhook can prove who sends it. */
export type BuyerLogin =
  | { readonly type: 'none' }
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  | {
      readonly type: 'digest';
      readonly username: string;
      readonly password: string;
      readonly algorithm?: 'MD5' | 'SHA-256';
    }
  | { readonly type: 'bearer'; readonly prefix: string; readonly token: string }
  | { readonly type: 'oauth2'; readonly clientId: string; readonly clientSecret: string };

/**
 * The ways in which buyers' systems answer a lead they took before: as the first time, with 409, with a no that does not say why, or by
 * taking it once more under another number.
 */
export const REPEAT_ANSWERS = ['same', 'conflict', 'refusal', 'again'] as const;
export type RepeatAnswer = (typeof REPEAT_ANSWERS)[number];

/**
 * How one fake buyer behaves. Plain data, so that it can be sent to a child process; parts combine. "Every nth" counts the leads a buyer
 * decides about, from 1; a lead is one `webhook-id`. Prices in minor units.
 */
export interface BuyerBehaviour {
  readonly login?: BuyerLogin;
  readonly answers?: 'json' | 'xml' | 'text' | 'form';
  /** Waits this long before every answer. */
  readonly delayMs?: number;
  /** Answers this status for the first `times` tries of every nth lead, then behaves. */
  readonly failFirst?: { readonly times: number; readonly status: number; readonly every: number };
  /** Answers 503 for about this many of a hundred tries, always the same ones. */
  readonly flakyPercent?: number;
  /** Accepts every nth lead but loses the first answer: `silence` never answers, `reset` breaks the connection. */
  readonly loseAnswer?: { readonly every: number; readonly how: 'silence' | 'reset' };
  /** What a repetition of a lead it accepted gets; the first answer again unless said. */
  readonly repeats?: RepeatAnswer;
  readonly refuse?: { readonly every: number; readonly reason: string };
  /** Refuses a second lead with the same value in this field. */
  readonly duplicatesBy?: string;
  /** Accepts at most so many leads. */
  readonly capacity?: number;
  /** Names the price it pays in its answer. */
  readonly confirmsPrice?: number;
  /** Sends the consumer's browser here; `{id}` becomes the buyer's own number of the lead. */
  readonly redirectUrl?: string;
  /** Bids on pings between the two prices, and takes a post only with the token of a bid, once. */
  readonly bids?: { readonly from: number; readonly to: number; readonly noBidEvery?: number };
}

export type BuyerVerdict = 'accepted' | 'refused' | 'duplicate' | 'failed' | 'bid' | 'no-bid';

/** One line of a buyer's log: what it received (after the login) and how it decided, written before anything is answered. */
export interface BuyerLogEntry {
  readonly at: string;
  readonly buyer: string;
  readonly kind: 'post' | 'ping';
  /** The sender's id of this delivery or ping; the same on every try. */
  readonly webhookId: string;
  /** The `lead_id` field, when the sender maps one. */
  readonly leadId: string | null;
  readonly verdict: BuyerVerdict;
  readonly status: number;
  readonly reason: string | null;
  readonly price: number | null;
  /** The buyer's own number of the lead, or the token of its bid. */
  readonly reference: string | null;
  /** False for the answer to a repetition of a lead that was already decided. */
  readonly first: boolean;
  /** The answer was lost on purpose. */
  readonly lost: boolean;
  /** The value a duplicate detector compares. */
  readonly duplicateValue: string | null;
  /** The bid's token that came with a post. */
  readonly token: string | null;
}
