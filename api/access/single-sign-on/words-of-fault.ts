import type { ProviderFault } from './provider-failure';

/** What is wrong with a provider and what to do about it, for whoever sets it up. */
export const WORDS_OF_FAULT: Readonly<Record<ProviderFault, string>> = {
  'address-refused':
    'The provider lies at an address that must not be asked: it has to be reached by https and at a public address. One in your own network is allowed by OUTBOUND_ALLOW.',
  'host-not-allowed':
    'A host of the provider is not among the hosts that may be sent to. Add it under Security; the addresses of tokens and keys may have hosts of their own.',
  unreachable: 'The provider cannot be reached: nothing answers at this address. Is the name right, and is it up?',
  'too-slow': 'The provider did not answer within five seconds.',
  tls: 'The certificate of the provider cannot be trusted, or it does not speak TLS.',
  redirect:
    'The provider answers with a redirect, which is not followed. Write the issuer exactly as the provider names it.',
  'too-long': 'The answer of the provider is too long to be the description of one.',
  'not-found':
    'There is no description at this address: /.well-known/openid-configuration below the issuer does not answer with 200.',
  unreadable: 'What is at this address is no description of a provider of OpenID Connect.',
  'other-issuer':
    'The provider names itself differently. Copy the issuer from its description letter by letter, with the slash at its end or without it; one that stands for all its customers cannot be used.',
  'no-pkce':
    'The provider does not offer PKCE with S256, without which a stolen code could be used. Switch it on there.',
  'no-secret':
    'The provider does not take a client secret (client_secret_basic or client_secret_post). Let it take one for this client.',
  incomplete: 'The description of the provider lacks the address for signing in, for tokens or for keys.',
};
