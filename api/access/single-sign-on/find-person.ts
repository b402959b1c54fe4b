import type { StoredSingleSignOn } from '#db/entities/installation.entity';
import type { ProviderPerson } from '#domain/access/provider-person';
import { findAccount, findAccountByEmail, type Account } from '#api/access/sign-in/accounts';
import { useIdentity } from './identities';
import { SignInRefusal } from './sign-in-refusal';
import type { SingleSignOnParts } from './single-sign-on-parts';

export interface FoundPerson {
  readonly account: Account;
  /** They come for the first time and are to be linked by their verified address. */
  readonly isNew: boolean;
}

/**
 * Who of ours it is. Known by issuer and subject, whatever their address is by now; at first by an address that the provider has verified;
 * somebody new is made only where the settings say so. Throws SignInRefusal.
 */
export async function findPerson(
  { pool, createPerson }: Pick<SingleSignOnParts, 'pool' | 'createPerson'>,
  { createPeople, createRoleId }: Pick<StoredSingleSignOn, 'createPeople' | 'createRoleId'>,
  person: ProviderPerson,
): Promise<FoundPerson> {
  const knownId = await useIdentity(pool, person);
  if (knownId !== undefined) return { account: await accountOf(pool, knownId), isNew: false };
  const { verifiedEmail: email, name } = person;
  if (email === null) throw new SignInRefusal('sso-refused', 'unverified-address');
  const account = await findAccountByEmail(pool, email);
  if (account) return { account, isNew: true };
  if (!createPeople || createRoleId === null) throw new SignInRefusal('sso-refused', 'unknown-person');
  const createdId = await createPerson({ name: name ?? email, email, roleId: createRoleId });
  if (createdId === null) throw new SignInRefusal('sso-refused', 'not-created');
  return { account: await accountOf(pool, createdId), isNew: true };
}

async function accountOf(pool: SingleSignOnParts['pool'], id: string): Promise<Account> {
  const account = await findAccount(pool, id);
  if (!account) throw new SignInRefusal('sso-refused', 'inactive', id);
  return account;
}
