import { oneLine } from './one-line';

/** Addresses are longer than names. */
const MOST = 300;

/** What a notice of a change of single sign-on knows. */
export interface SingleSignOnFacts {
  readonly who: string;
  readonly on: boolean;
  readonly issuer: string;
  /** Names of the settings that changed. */
  readonly changed: readonly string[];
}

/** Word to administrators that others may come in, or in another way: who controls the provider decides who somebody is. */
export function singleSignOnText({ who, on, issuer, changed }: SingleSignOnFacts, publicUrl: string) {
  return {
    subject: `Leadrail: single sign-on was changed`,
    text: [
      `${oneLine(who, MOST)} changed how people sign in.`,
      '',
      `Single sign-on: ${on ? 'on' : 'off'}`,
      `Provider: ${issuer === '' ? 'none' : oneLine(issuer, MOST)}`,
      `Changed: ${oneLine(changed.join(', '), MOST)}`,
      `Who did what: ${publicUrl}/audit`,
      '',
      'Whoever controls the provider can sign in as anybody here. If this was not agreed upon, take the change back in the history of the settings and end the access of whoever made it.',
      '',
    ].join('\n'),
  };
}
