import jsonata from 'jsonata';
import { MAX_WEIGHT, weigh } from './weigh';

/** A built-in JSONata function as the library keeps it: the signature checks arguments before the implementation runs. */
interface BuiltIn {
  readonly _jsonata_function: true;
  readonly implementation: (this: unknown, ...values: unknown[]) => unknown;
  readonly signature?: unknown;
}
type Guard = (...values: unknown[]) => boolean;

const MAX_WORK = 20_000_000;
const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

/**
 * Built-ins that can make very much out of very little within one call, where the library's time limit does not look, and
 * when a call is small enough. Dates: pictures become native patterns, so both picture and text are kept short.
 */
const GUARDS: Readonly<Record<string, Guard>> = {
  pad: (_text, width) => Math.abs(Number(width)) <= MAX_WEIGHT,
  replace: (text, pattern, by) => (lengthOf(text) + 1) * (lengthOf(by) + lengthOf(pattern) + 1) <= MAX_WORK,
  join: (texts, separator) => (Array.isArray(texts) ? texts.length : 1) * lengthOf(separator) <= MAX_WEIGHT,
  distinct: (values) => !Array.isArray(values) || values.length * weigh(values) <= MAX_WORK,
  toMillis: (text, picture) =>
    picture === undefined ||
    (lengthOf(text) <= 40 && lengthOf(picture) <= 80 && String(picture).split('[').length <= 9),
};

function guard(name: string, builtIn: BuiltIn, isSmall: Guard): BuiltIn {
  return {
    ...builtIn,
    implementation(...values) {
      if (!isSmall(...values)) throw new Error(`$${name} is asked for more than is allowed here`);
      return builtIn.implementation.apply(this, values);
    },
  };
}

let bindings: Promise<Readonly<Record<string, BuiltIn>>> | undefined;

/** The guarded built-ins, to be bound over the library's own at every evaluation. */
export function guardedFunctions(): Promise<Readonly<Record<string, BuiltIn>>> {
  bindings ??= Promise.all(
    Object.entries(GUARDS).map(async ([name, isSmall]): Promise<[string, BuiltIn]> => {
      const builtIn = (await jsonata(`$${name}`).evaluate(null)) as BuiltIn;
      return [name, guard(name, builtIn, isSmall)];
    }),
  ).then((entries) => Object.fromEntries(entries));
  return bindings;
}
