import { z } from 'zod';
import { list } from './variable';
import { Secret } from './secret';

/** Secrets that have a form, which a mistake in them shows by. */
export const hexKey = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, 'must be 32 bytes written as 64 hexadecimal digits')
  .transform((value) => new Secret(value));

export const monitorToken = z
  .string()
  .regex(/^[\w~+/.-]{16,}=*$/, 'must be at least 16 characters of those a bearer token may have')
  .transform((value) => new Secret(value));

export const sendgridKey = z
  .string()
  .regex(/^SG\.\S+$/, 'must be an API key that starts with SG.')
  .transform((value) => new Secret(value));
/** Several of them, comma-separated. */
export const hexKeys = list
  .refine(
    (items) => items.every((item) => /^[0-9a-fA-F]{64}$/.test(item)),
    'must be comma-separated keys of 64 hexadecimal digits',
  )
  .transform((items) => items.map((item) => new Secret(item)));
