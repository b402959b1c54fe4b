import { z } from 'zod';
import { Secret } from './secret';

/** What an operator is told about one environment variable. */
export interface AboutVariable {
  readonly group: string;
  readonly description: string;
  /** As it would be written in the environment; absent = no default. */
  readonly default?: string;
  readonly example?: string;
  readonly secret?: boolean;
}

export const aboutVariables = z.registry<AboutVariable>();
type Reader = z.ZodType<unknown, string>;

/** A variable with a default: it always has a value. */
export function variable<S extends Reader>(
  reader: S,
  about: AboutVariable & { readonly default: string },
): z.ZodPrefault<S> {
  const schema = reader.prefault(about.default as z.input<S>);
  aboutVariables.add(schema, about);
  return schema;
}

/** A variable that must be set. */
export function requiredVariable<S extends Reader>(reader: S, about: AboutVariable): z.ZodNonOptional<S> {
  const schema = reader.nonoptional();
  aboutVariables.add(schema, about);
  return schema;
}

/** A variable that may stay unset; unset switches its feature off. */
export function optionalVariable<S extends Reader>(reader: S, about: AboutVariable): z.ZodOptional<S> {
  const schema = reader.optional();
  aboutVariables.add(schema, about);
  return schema;
}

const YES = ['true', '1', 'yes', 'on'];
const NO = ['false', '0', 'no', 'off'];

export const textVariable = z.string();
/** `127.0.0.1:3310`, `[::1]:3310`, `scanner.internal:3310`. */
export const hostAndPort = z.string().regex(/^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i, 'must be host:port');
export const secretText = z.string().transform((value) => new Secret(value));
export const yesNoVariable = z
  .string()
  .refine((value) => [...YES, ...NO].includes(value.toLowerCase()), 'must be true or false')
  .transform((value) => YES.includes(value.toLowerCase()));
export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** A whole number written in digits, within bounds that include both ends. */
export function whole(minimum: number, maximum: number): z.ZodPipe<z.ZodString, z.ZodTransform<number, string>> {
  return z
    .string()
    .refine(
      (value) => /^\d{1,15}$/.test(value) && Number(value) >= minimum && Number(value) <= maximum,
      `must be a whole number from ${minimum} to ${maximum}`,
    )
    .transform(Number);
}

/** A URL with one of the given schemes; kept as text. */
export function url(...schemes: readonly string[]): z.ZodString {
  const message = `must be a URL that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`;
  return z
    .string()
    .refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)), message);
}

/** A URL that holds a password. */
export function secretUrl(...schemes: readonly string[]): z.ZodPipe<z.ZodString, z.ZodTransform<Secret, string>> {
  return url(...schemes).transform((value) => new Secret(value));
}
