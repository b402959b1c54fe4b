import { createHash } from 'node:crypto';
import { ApiCredential } from '../entities/api-credential.entity';
import { once } from './once';
import { seedId, seedSecret } from './seed-keys';
import type { MarketContext } from './market-context';
import type { ApiScope } from '#domain/words/access';

export interface CredentialPlan {
  readonly key: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly sourceId: string | null;
}
export interface Credential {
  readonly clientId: string;
  readonly clientSecret: string;
}

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
      secretHash: createHash('sha256').update(credential.clientSecret).digest(),
      scopes: [...plan.scopes],
      sourceId: plan.sourceId,
      name: plan.name,
    };
    await em.fork().insert(ApiCredential, { ...row, createdAt: new Date() });
  });
  return credential;
}
