import type { Express } from 'express';
import type { z } from 'zod';
import type { MikroORM } from '@mikro-orm/postgresql';
import { readProfile, updateProfile, type profileSchema } from '#api/contract/me';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { isoOrNull } from '#api/http/iso-of';
import { updateRow } from '#api/resources/engine/write-row';
import { userBinding } from './index';
import { hasSecondFactor, type Account } from '#api/access/sign-in/accounts';
import { ownAccount } from '#api/access/sign-in/own-account-routes';
import { recoveryCodesLeft } from '#api/access/sign-in/recovery-codes';
import type { Session } from '#api/access/session/sessions';
import { ownSession, type SignInParts } from '#api/access/sign-in/sign-in-parts';

type Profile = z.input<typeof profileSchema>;
type ProfileParts = Pick<SignInParts, 'pool' | 'sessions' | 'installation' | 'secretBox'> & { readonly orm: MikroORM };
const DAY_MS = 86_400_000;

/** Reading the own account, and changing what people may change of it themselves. */
export function bindProfile(app: Express, edge: Edge, parts: ProfileParts): void {
  bindEndpoint(app, edge, readProfile, async ({ request }) => ({
    status: 200,
    body: await profileOf(parts, await ownSession(parts, request), await ownAccount(parts, request)),
  }));
  bindEndpoint(app, edge, updateProfile, async ({ body, request, principal }) => {
    const [session, account] = [await ownSession(parts, request), await ownAccount(parts, request)];
    const writer = { em: parts.orm.em, secretBox: parts.secretBox, principal };
    const { name, phone } = await updateRow(userBinding, writer, account.id, body, undefined);
    return { status: 200, body: await profileOf(parts, session, { ...account, name, phone: phone ?? null }) };
  });
}

async function profileOf({ installation, pool }: ProfileParts, session: Session, account: Account): Promise<Profile> {
  const { security } = await installation();
  const changed = account.passwordChangedAt;
  const expires =
    changed !== null && security.passwordExpiryDays !== null ? changed + security.passwordExpiryDays * DAY_MS : null;
  return {
    name: account.name,
    email: account.email,
    phone: account.phone,
    hasPassword: account.passwordHash !== null,
    passwordChangedAt: isoOrNull(changed),
    passwordExpiresAt: isoOrNull(expires),
    passwordMinLength: security.passwordMinLength,
    secondFactor: {
      on: account.totpConfirmedAt !== null,
      since: isoOrNull(account.totpConfirmedAt),
      demanded: session.factorDemanded,
      recoveryCodesLeft: hasSecondFactor(account) ? await recoveryCodesLeft(pool, account.id) : 0,
      passkeys: account.passkeys,
    },
  };
}
