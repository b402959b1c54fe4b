import type { HttpEnvelope, Reply } from '../channels/channel';
import type { CheckedField } from './checked-fields';
import type { AiValidationSettings, VerifierId } from './verification.schema';

export interface FieldVerdict {
  readonly path: string;
  readonly valid: boolean;
  /** One short sentence of the model; it may quote the value. */
  readonly reason: string;
}

/**
 * What an answer says: a verdict on every field that was asked about, or none at all and why. `away`: the service itself is not there
 * or overloaded, so others need not be asked about either; an answer that cannot be used does not mean that, it may be the lead's doing.
 */
export type VerifierReading =
  | { readonly kind: 'judged'; readonly verdicts: readonly FieldVerdict[] }
  | {
      readonly kind: 'unanswered';
      readonly code: string;
      readonly away: boolean;
      readonly retryable: boolean;
      readonly retryAfterMs?: number;
    };

/**
 * One kind of outside service that judges whether values are plausible. Pure: transports do the sending. All fields of a lead go
 * into one request; the key of `settings` is open here.
 */
export interface FieldVerifier {
  readonly id: VerifierId;
  readonly label: string;
  request(settings: AiValidationSettings, asked: readonly CheckedField[], timeoutMs: number): HttpEnvelope;
  read(reply: Reply, asked: readonly CheckedField[]): VerifierReading;
}
