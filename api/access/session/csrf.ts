import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { SecretBox } from '#db/secrets/secret-box';
import { UserError } from '#domain/kernel/errors';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a browser says of pages that may act for their visitor; programs say nothing. */
const OWN_PAGES = new Set(['same-origin', 'none']);

/** The value a page of ours must send back with every change: only who can read our answers knows it. */
export function csrfToken(box: Pick<SecretBox, 'mac'>, sessionToken: string): string {
  return box.mac(`csrf ${sessionToken}`).toString('base64url');
}

/** Refuses what another site made the browser send. Throws UserError. */
export function refuseOtherSites(request: Request): void {
  const from = request.headers['sec-fetch-site'];
  if (typeof from === 'string' && !OWN_PAGES.has(from))
    throw new UserError('cross-site-request', 'This cannot be asked for from another site.');
}

/** A change by cookie needs the CSRF token beside it. Throws UserError. */
export function checkCsrf(box: Pick<SecretBox, 'mac'>, request: Request, sessionToken: string): void {
  if (SAFE.has(request.method)) return;
  refuseOtherSites(request);
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(csrfToken(box, sessionToken));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new UserError('csrf-token-invalid', 'Send the csrfToken of GET /api/v1/session as X-CSRF-Token.');
  }
}
