import type { SecretBox } from '../secrets/secret-box';

/** A seal as it is kept. Times are epoch microseconds. */
export interface AuditSeal {
  readonly number: number;
  readonly coveredUntil: number;
  readonly rowKeys: readonly string[];
  /** SHA-256 of each row, in the order of the keys. */
  readonly rowDigests: readonly Buffer[];
  /** `mac` of the seal before; 32 zeros for the first. */
  readonly previous: Buffer;
}

export const FIRST_PREVIOUS = Buffer.alloc(32);

/** HMAC-SHA256 of a seal, under the key by which the installation finds equal texts: it outlives a new secret key. */
export function macOf(box: Pick<SecretBox, 'mac'>, seal: AuditSeal): Buffer {
  const { number, coveredUntil, rowKeys, rowDigests, previous } = seal;
  const digests = rowDigests.map((digest) => digest.toString('base64url'));
  return box.mac(
    `audit seal ${JSON.stringify([number, coveredUntil, rowKeys, digests, previous.toString('base64url')])}`,
  );
}
