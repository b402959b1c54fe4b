/** What a mailed link is for. */
export type LinkKind = 'invitation' | 'password-reset';

/** How long a mailed link is good for, in minutes. */
export const LINK_MINUTES: Readonly<Record<LinkKind, number>> = { invitation: 72 * 60, 'password-reset': 60 };

/** The page a link leads to. The secret part follows as `#<token>`, which browsers keep to themselves. */
const LINK_PAGES: Readonly<Record<LinkKind, string>> = {
  invitation: '/accept-invitation',
  'password-reset': '/reset-password',
};

export function linkOf(publicUrl: string, kind: LinkKind, token: string): string {
  return `${publicUrl}${LINK_PAGES[kind]}#${token}`;
}
