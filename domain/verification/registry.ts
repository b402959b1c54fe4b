import type { FieldVerifier } from './field-verifier';
import type { VerifierId } from './verification.schema';
import { chatCompletions } from './verifiers/chat-completions';

/** Every outside service that can judge fields; the only list of them. */
export const FIELD_VERIFIERS: Readonly<Record<VerifierId, FieldVerifier>> = { 'chat-completions': chatCompletions };
