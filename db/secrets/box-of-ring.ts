import type { KeyRing } from '#config/config';
import { createSecretBox, type SecretBox } from './secret-box';

/** The box of an installation's keys. */
export const boxOfRing = ({ current, older, lookup }: KeyRing): SecretBox =>
  createSecretBox(
    current.reveal(),
    older.map((key) => key.reveal()),
    lookup?.reveal(),
  );
