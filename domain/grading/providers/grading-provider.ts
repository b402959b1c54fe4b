import type { HttpEnvelope, Reply } from '../../channels/channel';
import type { LeadFields } from '#domain/kernel/lead-fields';
import type { GradingInput } from '../local-check';
import type { OutsideAnswer } from '../judgements.schema';
import type { GradingProviderKind, GradingProviderSettings, OutsideCheck } from './provider.schema';

/** What a provider may know of a lead, and what it is asked. */
export interface ProviderQuestion extends GradingInput {
  readonly fields: LeadFields;
  readonly checks: readonly OutsideCheck[];
  /** Epoch ms for `$now()`: when the lead was received, so that a question that is asked again is the same. */
  readonly at: number;
}

/**
 * What an answer says of every check that was asked for, or of none and why. `away`: the service itself is not there or overloaded, so
 * others need not be asked about either.
 */
export type ProviderReading =
  | { readonly kind: 'answered'; readonly answers: readonly OutsideAnswer[] }
  | { readonly kind: 'unanswered'; readonly code: string; readonly away: boolean };

/** One kind of outside service that judges checks. Pure: transports do the sending. The key of `settings` is open here. */
export interface GradingProvider {
  readonly kind: GradingProviderKind;
  readonly label: string;
  /** The request to send, or why there is none. */
  request(
    settings: GradingProviderSettings,
    question: ProviderQuestion,
  ): Promise<HttpEnvelope | { readonly problem: string }>;
  read(
    settings: GradingProviderSettings,
    reply: Reply,
    asked: Pick<ProviderQuestion, 'checks' | 'at'>,
  ): Promise<ProviderReading>;
}
