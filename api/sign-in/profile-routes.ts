import type { Express } from 'express';
import type { z } from 'zod';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { writeConfig } from '#db/config-version/write-config';
import { AppUser, type AppUserEntity } from '#db/entities/app-user.entity';
import { sqlOf } from '#db/sql-of';
import type { Json } from '#domain/kernel/json';
import { readProfile, updateProfile, type profileSchema } from '#api/contract/me';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import type { Account } from './accounts';
import { ownAccount } from './own-account-routes';
import { recoveryCodesLeft } from './recovery-codes';
import type { SignInParts } from './sign-in-parts';

type Profile = z.input<typeof profileSchema>;
const DAY_MS = 86_400_000;

/** Reading the own account, and changing what people may change of it themselves. */
export function bindProfile(app: Express, edge: Edge, parts: SignInParts & { readonly orm: MikroORM }): void {
  bindEndpoint(app, edge, readProfile, async ({ request }) => ({ status: 200, body: await profileOf(parts, await ownAccount(parts, request)) }));
  bindEndpoint(app, edge, updateProfile, async ({ body, request, principal }) => {
    const account = await ownAccount(parts, request);
    const { name, phone } = await parts.orm.em.fork().transactional((em) => save(em as EntityManager, account.id, body, principal.actor));
    return { status: 200, body: await profileOf(parts, { ...account, name, phone: phone ?? null }) };
  });
}

async function save(em: EntityManager, id: string, change: z.output<typeof updateProfile.body>, actor: string): Promise<AppUserEntity> {
  const row = await em.findOneOrFail(AppUser, { id });
  const { version } = row;
  const before = recorded(row);
  if (change.name !== undefined) row.name = change.name;
  if (change.phone !== undefined) row.phone = change.phone;
  await em.flush();
  if (row.version !== version) await writeConfig(sqlOf(em), { entity: 'app_user', entityId: id, version: row.version, actor, before, after: recorded(row) });
  return row;
}

const recorded = (row: AppUserEntity): Json => JSON.parse(JSON.stringify(row)) as Json;

async function profileOf({ installation, pool }: SignInParts, account: Account): Promise<Profile> {
  const { security } = await installation();
  const changed = account.passwordChangedAt;
  const expires = changed && security.passwordExpiryDays !== null ? new Date(changed.getTime() + security.passwordExpiryDays * DAY_MS) : null;
  return {
    name: account.name, email: account.email, phone: account.phone,
    passwordChangedAt: changed?.toISOString() ?? null, passwordExpiresAt: expires?.toISOString() ?? null, passwordMinLength: security.passwordMinLength,
    secondFactor: {
      on: account.totpConfirmedAt !== null, since: account.totpConfirmedAt?.toISOString() ?? null, demanded: security.secondFactorRequired,
      recoveryCodesLeft: account.totpConfirmedAt ? await recoveryCodesLeft(pool, account.id) : 0,
    },
  };
}
