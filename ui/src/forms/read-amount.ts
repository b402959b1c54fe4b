import { priceMinorSchema } from '#api/contract/resources/vocabulary';
import { parseMoney } from '#ui/kit/format-money';

/** An amount in minor units, null for none; or what is wrong with what was typed. */
export type AmountRead =
  { readonly minor: number | null; readonly wrong?: undefined } | { readonly wrong: 'form' | 'range' };

/** The most the API takes, in minor units. */
export const LARGEST_AMOUNT = priceMinorSchema.maxValue ?? Number.MAX_SAFE_INTEGER;

/** What stands in a field of money: read as it is written or not at all. */
export function readAmount(text: string, currency: string): AmountRead {
  if (text.trim() === '') return { minor: null };
  const minor = parseMoney(text, currency);
  if (minor === null) return { wrong: 'form' };
  return minor < 0 || minor > LARGEST_AMOUNT ? { wrong: 'range' } : { minor: minor + 0 };
}
