import { LINK_MINUTES, linkOf, type LinkKind } from '#domain/access/link-life';
import { oneLine } from './one-line';

export interface LinkFacts {
  readonly kind: LinkKind;
  readonly name: string;
  readonly installation: string;
  readonly publicUrl: string;
  /** The secret part of the link. */
  readonly token: string;
}

const WORDS: Readonly<
  Record<
    LinkKind,
    { readonly subject: string; readonly why: string; readonly life: string; readonly otherwise: string }
  >
> = {
  invitation: {
    subject: 'Your account',
    why: 'there is an account for you. Choose a password here:',
    life: 'The link is good for 72 hours and for one use.',
    otherwise: 'If you do not know what this is about, do nothing: without a password nobody can sign in.',
  },
  'password-reset': {
    subject: 'A new password',
    why: 'somebody asked to set a new password for your account. Choose it here:',
    life: 'The link is good for 60 minutes and for one use.',
    otherwise: 'If it was not you, do nothing: your password stays as it is.',
  },
};

export function isLinkKind(kind: string): kind is LinkKind {
  return kind in LINK_MINUTES;
}

/** The mail that carries a link to choose a password. */
export function linkText(facts: LinkFacts): { readonly subject: string; readonly text: string } {
  const words = WORDS[facts.kind];
  const installation = oneLine(facts.installation);
  return {
    subject: `${words.subject} at ${installation}`,
    text: [
      `Hello ${oneLine(facts.name)},`,
      '',
      `at ${installation}, ${words.why}`,
      '',
      linkOf(facts.publicUrl, facts.kind, facts.token),
      '',
      words.life,
      words.otherwise,
      '',
    ].join('\n'),
  };
}
