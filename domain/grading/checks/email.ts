import { type LocalCheck, textOf } from '../local-check';

/** Well-known services that hand out addresses for ten minutes. */
const DISPOSABLE = new Set([
  '10minutemail.com',
  'dispostable.com',
  'fakeinbox.com',
  'getairmail.com',
  'getnada.com',
  'grr.la',
  'guerrillamail.com',
  'guerrillamail.net',
  'guerrillamail.org',
  'mailcatch.com',
  'maildrop.cc',
  'mailinator.com',
  'mailnesia.com',
  'mintemail.com',
  'mohmal.com',
  'moakt.com',
  'mytemp.email',
  'sharklasers.com',
  'spamgourmet.com',
  'temp-mail.org',
  'tempail.com',
  'tempmail.com',
  'throwawaymail.com',
  'trashmail.com',
  'trashmail.de',
  'yopmail.com',
  'yopmail.fr',
]);
/** Domains that exist only in examples and tests (RFC 2606). */
const RESERVED = /(?:^|\.)(?:example\.(?:com|net|org)|test|example|invalid|localhost)$/;
/** Mailboxes of a function, not of a person (RFC 2142 and common ones). */
const ROLES = new Set([
  'abuse',
  'admin',
  'administrator',
  'billing',
  'contact',
  'help',
  'hostmaster',
  'info',
  'mail',
  'marketing',
  'no-reply',
  'noreply',
  'office',
  'postmaster',
  'root',
  'sales',
  'security',
  'spam',
  'support',
  'test',
  'webmaster',
]);
const ADDRESS =
  /^(?!\.)[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(?<![.])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9])$/;

/** A deliverable-looking address of a person: good syntax, no throw-away or example domain, no role mailbox. */
export const emailCheck: LocalCheck = {
  id: 'email',
  label: 'E-mail',
  about: ['email'],
  evaluate: (input) => {
    const email = textOf(input, 'email').toLowerCase();
    if (email === '') return { passed: false, note: 'There is no e-mail address.' };
    const domain = email.length <= 254 && !email.includes('..') ? ADDRESS.exec(email)?.[1] : undefined;
    if (domain === undefined) return { passed: false, note: 'The e-mail address is not well formed.' };
    if (RESERVED.test(domain)) return { passed: false, note: 'The e-mail domain exists only in examples.' };
    if (isDisposable(domain)) return { passed: false, note: 'The e-mail address is a throw-away address.' };
    if (ROLES.has(email.slice(0, email.indexOf('@')).replace(/\+.*$/, '')))
      return { passed: false, note: 'The e-mail address belongs to a role, not to a person.' };
    return { passed: true, note: 'The e-mail address is well formed and personal.' };
  },
};

function isDisposable(domain: string): boolean {
  const labels = domain.split('.');
  return labels.some((_label, index) => DISPOSABLE.has(labels.slice(index).join('.')));
}
