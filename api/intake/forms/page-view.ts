import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { SecretBox } from '#db/secrets/secret-box';

/** Input of a form that carries the view it was shown by. */
export const VIEW = 'page-view';

const viewSchema = z.object({
  id: z.string(),
  /** Id of the form. */
  form: z.string(),
  /** Epoch milliseconds. */
  shownAt: z.number(),
  /** SHA-256 of the consent text that stood there; '' where none did. */
  text: z.string(),
  /** The page that showed it, as the browser named it, without its query; '' where it did not. */
  page: z.string(),
});
export type PageView = z.infer<typeof viewSchema>;

const LONGEST = 2000;
const LONGEST_PAGE = 300;
type Signer = Pick<SecretBox, 'mac'>;

/** A view of a form that begins now. */
export function beginView(form: string, consentText: string, referer: string | undefined, now: number): PageView {
  return {
    id: randomBytes(16).toString('base64url'),
    form,
    shownAt: now,
    text: hashOfText(consentText),
    page: pageOf(referer),
  };
}

/** A view as its page carries it: nobody but this installation can make one. */
export function signView(signer: Signer, view: PageView): string {
  const content = Buffer.from(JSON.stringify(view)).toString('base64url');
  return `${content}.${macOf(signer, content).toString('base64url')}`;
}

/** The view that a page carried; null when this installation never showed it. */
export function readView(signer: Signer, signed: string): PageView | null {
  const [content = '', proof = ''] = signed.length <= LONGEST ? signed.split('.') : [];
  const given = Buffer.from(proof, 'base64url');
  const right = macOf(signer, content);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return viewSchema.parse(JSON.parse(Buffer.from(content, 'base64url').toString('utf8')));
}

export function hashOfText(text: string): string {
  return text === '' ? '' : createHash('sha256').update(text).digest('hex');
}

const macOf = (signer: Signer, content: string): Buffer => signer.mac(`view of a lead form ${content}`);

function pageOf(referer: string | undefined): string {
  if (referer === undefined || !URL.canParse(referer)) return '';
  const { origin, pathname, protocol } = new URL(referer);
  return /^https?:$/.test(protocol) ? `${origin}${pathname}`.slice(0, LONGEST_PAGE) : '';
}
