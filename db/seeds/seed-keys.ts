import { v5 } from 'uuid';
import type { SecretBox } from '../secrets/secret-box';

const SEED_NAMESPACE = '3b0f3c53-0b5e-4f4b-8f0c-6a4f5d0f9a11';

/** A seeded row's id follows from its market and key, so that a seed that was interrupted goes on instead of starting twice. */
export const seedId = (market: string, key: string): string => v5(`${market}/${key}`, SEED_NAMESPACE);

/** A 256-bit secret that this installation's key can make again: it need not be kept anywhere to be shown again. */
export const seedSecret = (box: Pick<SecretBox, 'mac'>, market: string, key: string): string =>
  box.mac(`seed ${market}/${key}`).toString('base64url');
