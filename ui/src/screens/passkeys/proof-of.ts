import type { Proof } from '#api/contract/proof';
import { beginPasskeyProof } from '#api/contract/passkeys';
import { call } from '#ui/client/call';
import { usePasskeyFor } from './ask-passkey';

/** What somebody typed to prove who they are. */
export interface Typed {
  readonly password: string | null;
  readonly code: string | null;
}

/** The proof that what weighs is asked with: the password, and the code that was typed or else a passkey, where there is one. */
export async function proofOf(typed: Typed, { passkeys }: { readonly passkeys: number }): Promise<Proof> {
  const password = typed.password ?? '';
  const code = (typed.code ?? '').trim();
  if (code !== '') return { password, code };
  if (passkeys === 0) return { password };
  return { password, passkey: await usePasskeyFor(await call(beginPasskeyProof, {})) };
}
