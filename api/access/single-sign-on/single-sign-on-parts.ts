import type { Configuration, CustomFetch } from 'openid-client';
import type { StoredSingleSignOn } from '#db/entities/installation.entity';
import { openText } from '#db/secrets/seal-secrets';
import type { SignInParts } from '#api/access/sign-in/sign-in-parts';
import { failureBehind } from './provider-failure';
import type { ProviderClient } from './providers';
import { SignInRefusal } from './sign-in-refusal';

/** Somebody whom the provider vouches for and whom nobody here knows. */
export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly roleId: string;
}
export interface SingleSignOnParts extends SignInParts {
  /** Where people reach this installation, without a trailing slash. */
  readonly publicUrl: string;
  /** The guarded way to the provider. */
  readonly fetch: CustomFetch;
  /** Makes an account and answers its id; null where it must not be made, or somebody has the address. */
  readonly createPerson: (person: NewPerson) => Promise<string | null>;
}
/** With the providers that were read already. */
export interface BoundParts extends SingleSignOnParts {
  readonly provider: (client: ProviderClient) => Promise<Configuration>;
}

export const redirectUrlOf = ({ publicUrl }: Pick<SingleSignOnParts, 'publicUrl'>): string =>
  `${publicUrl}/api/v1/single-sign-on/callback`;

export interface ProviderInUse {
  readonly settings: StoredSingleSignOn;
  readonly config: Configuration;
}

/** The provider as it is set up and answers now. Throws SignInRefusal. */
export async function providerInUse(parts: BoundParts): Promise<ProviderInUse> {
  const settings = (await parts.installation()).singleSignOn;
  const { enabled, issuer, clientId } = settings;
  if (!enabled) throw new SignInRefusal('sso-off', 'off');
  try {
    const clientSecret = openText(parts.secretBox, settings.clientSecret);
    return { settings, config: await parts.provider({ issuer, clientId, clientSecret }) };
  } catch (error) {
    const failure = failureBehind(error);
    throw failure ? new SignInRefusal('sso-unavailable', failure.fault) : error;
  }
}
