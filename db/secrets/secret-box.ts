import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { BugError, OperationalError } from '#domain/kernel/errors';

export interface SecretBox {
  /** Encrypts and authenticates: `lr1.<key id>.<base64url of nonce, tag and ciphertext>`. Never the same twice. */
  seal(text: string): string;
  /** The sealed text; OperationalError when its key is not configured, BugError when it was altered. */
  open(sealed: string): string;
  /** HMAC-SHA256 (32 bytes) under a key of its own: lets equal texts be found without keeping them. */
  mac(text: string): Buffer;
}

const FORMAT = 'lr1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface SealingKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * AES-256-GCM under a key of 32 bytes (64 hexadecimal digits). `olderHex` still open what they sealed; nothing new is sealed with them.
 * `lookupHex`: the key of `mac` where an earlier key made it, see `lookupKeyOf`.
 */
export function createSecretBox(keyHex: string, olderHex: readonly string[] = [], lookupHex?: string): SecretBox {
  const current = sealingKey(keyHex);
  const keys = new Map([current, ...olderHex.map(sealingKey)].map((key) => [key.id, key]));
  const macKey = Buffer.from(lookupHex ?? lookupKeyOf(keyHex), 'hex');
  return {
    seal: (text) => `${FORMAT}.${current.id}.${encrypt(current, text).toString('base64url')}`,
    open: (sealed) => {
      const [format, keyId, payload] = sealed.split('.');
      if (format !== FORMAT || keyId === undefined || payload === undefined) throw damaged();
      const key = keys.get(keyId);
      if (!key)
        throw new OperationalError('secret-key-unknown', 'A secret was sealed with a key that is not configured', {
          keyId,
        });
      return decrypt(key, Buffer.from(payload, 'base64url'));
    },
    mac: (text) => createHmac('sha256', macKey).update(text, 'utf8').digest(),
  };
}

/** The key with which `mac` finds equal texts; it tells nothing of the key it is made from and may outlive it. */
export const lookupKeyOf = (keyHex: string): string => derive(keyHex, 'leadrail duplicate keys').toString('hex');

/** By which the sealed texts of a key are known. */
export const keyIdOf = (keyHex: string): string => sealingKey(keyHex).id;

function sealingKey(keyHex: string): SealingKey {
  const bytes = derive(keyHex, 'leadrail sealed secrets');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

function derive(keyHex: string, purpose: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(keyHex))
    throw new BugError('secret-key-malformed', 'The secret key must be 64 hexadecimal digits');
  return Buffer.from(hkdfSync('sha256', Buffer.from(keyHex, 'hex'), Buffer.alloc(0), purpose, 32));
}

function encrypt(key: SealingKey, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(key.id));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: SealingKey, payload: Buffer): string {
  if (payload.length < NONCE_BYTES + TAG_BYTES) throw damaged();
  const nonce = payload.subarray(0, NONCE_BYTES);
  const tag = payload.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(key.id))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(payload.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    throw damaged();
  }
}

function damaged(): BugError {
  return new BugError('sealed-text-damaged', 'A sealed secret was altered or is incomplete');
}
