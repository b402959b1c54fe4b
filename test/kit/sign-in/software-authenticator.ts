import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { PasskeyCreation, PasskeyRequest } from '#api/contract/passkey-credential';

/** What may be wrong with what a browser or a passkey says. */
export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  readonly verified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string | null;
  /** Another key's signature. */
  readonly key?: KeyObject;
  /** Whose passkey it is said to be. */
  readonly id?: string;
  /** A maker's certificate, with a statement of this format. */
  readonly certificate?: Uint8Array;
}

const ORIGIN = 'https://leads.example.com';
const [PRESENT, VERIFIED, MAY_SYNC, SYNCED, WITH_KEY] = [0x01, 0x04, 0x08, 0x10, 0x40];
const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** An authenticator in software, with a browser around it: real keys (ECDSA, P-256), real signatures, and lies where a test wants them. */
export class SoftwareAuthenticator {
  readonly #pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #rawId = randomBytes(32);
  #userHandle = '';
  /** How far it has counted; null for one that does not count. */
  counter: number | null = 0;

  get id(): string {
    return this.#rawId.toString('base64url');
  }
  get key(): KeyObject {
    return this.#pair.privateKey;
  }

  /** As `navigator.credentials.create()` answers, in JSON. */
  make(creation: PasskeyCreation, lies: Lies = {}) {
    this.#userHandle = creation.user.id;
    const { x = '', y = '' } = this.#pair.publicKey.export({ format: 'jwk' });
    const key = map([1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]);
    const length = Buffer.from([0, this.#rawId.length]);
    const authData = Buffer.concat([
      this.#told(creation.rp.id, lies, WITH_KEY),
      Buffer.alloc(16),
      length,
      this.#rawId,
      key,
    ]);
    const statement = lies.certificate
      ? ['packed', new Raw(map(['alg', -7], ['sig', Buffer.alloc(70)], ['x5c', [lies.certificate]]))]
      : ['none', new Raw(map())];
    const attestationObject = map(['fmt', statement[0]!], ['attStmt', statement[1]!], ['authData', authData]);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key' as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData('webauthn.create', creation.challenge, lies).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** As `navigator.credentials.get()` answers, in JSON. */
  sign(request: PasskeyRequest, lies: Lies = {}) {
    if (this.counter !== null) this.counter += 1;
    const data = clientData('webauthn.get', request.challenge, lies);
    const authenticatorData = this.#told(request.rpId, lies, 0);
    const id = lies.id ?? this.id;
    const handle = lies.userHandle === undefined ? this.#userHandle : lies.userHandle;
    return {
      id,
      rawId: id,
      type: 'public-key' as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON: data.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), lies.key ?? this.key).toString(
          'base64url',
        ),
        ...(handle !== null && { userHandle: handle }),
      },
    };
  }

  #told(rpId: string, { verified = true, ...lies }: Lies, more: number): Buffer {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(lies.counter ?? this.counter ?? 0);
    const flags = PRESENT! | (verified ? VERIFIED! : 0) | MAY_SYNC! | SYNCED! | more;
    return Buffer.concat([sha256(lies.rpId ?? rpId), Buffer.from([flags]), counted]);
  }
}

const clientData = (type: string, challenge: string, lies: Lies): Buffer =>
  Buffer.from(
    JSON.stringify({
      type: lies.type ?? type,
      challenge: lies.challenge ?? challenge,
      origin: lies.origin ?? ORIGIN,
      crossOrigin: lies.crossOrigin ?? false,
    }),
  );

/** CBOR that is written already. */
class Raw {
  constructor(readonly bytes: Buffer) {}
}
type Item = number | string | Uint8Array | Raw | readonly Uint8Array[];

/** As much of CBOR as authenticators write. */
function cbor(item: Item): Buffer {
  if (item instanceof Raw) return item.bytes;
  if (typeof item === 'number') return item < 0 ? head(1, -1 - item) : head(0, item);
  if (typeof item === 'string') return Buffer.concat([head(3, Buffer.byteLength(item)), Buffer.from(item)]);
  if (item instanceof Uint8Array) return Buffer.concat([head(2, item.length), item]);
  return Buffer.concat([head(4, item.length), ...item.map(cbor)]);
}
const map = (...entries: readonly (readonly [Item, Item])[]): Buffer =>
  Buffer.concat([head(5, entries.length), ...entries.flat().map(cbor)]);

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}
