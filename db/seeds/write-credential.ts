import { createHash } from 'node:crypto';
import { ApiCredential } from '../entities/api-credential.entity';
import { once } from './once';
import { seedId, seedSecret } from './seed-keys';
import type { MarketContext } from './market-context';
import type { ApiScope } from '#domain/words/access';

const DAY_MS = 86_400_000;

export interface CredentialPlan {
  readonly key: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly sourceId: string | null;
  /** How long it works; absent = it has no end. */
  readonly days?: number;
}
export interface Credential {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What is kept of a secret. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** The credential a seed wrote, made again from the installation's key. */
export function seededCredential({ box, market }: Pick<MarketContext, 'box' | 'market'>, key: string): Credential {
  return { clientId: `${market}-${key}`, clientSecret: seedSecret(box, market, key) };
}

export async function writeCredential(context: MarketContext, plan: CredentialPlan): Promise<Credential> {
  const { em, market } = context;
  const credential = seededCredential(context, plan.key);
  await once(em, ApiCredential, seedId(market, `credential/${plan.key}`), async (id) => {
    const row = {
      id,
      clientId: credential.clientId,
      secretHash: hashOfSecret(credential.clientSecret),
      scopes: [...plan.scopes],
      sourceId: plan.sourceId,
      name: plan.name,
      ...(plan.days !== undefined && { expiresAt: new Date(Date.now() + plan.days * DAY_MS) }),
    };
    await em.fork().insert(ApiCredential, { ...row, createdAt: new Date() });
  });
  return credential;
}
