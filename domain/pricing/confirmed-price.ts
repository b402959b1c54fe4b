import { formatMinor } from '../kernel/money';

export interface PriceWord {
  /** What the buyer named counts, in minor units; undefined = the agreed price stands. */
  readonly price?: number;
  /** For the operator: what became of the price named. */
  readonly note?: string;
}

/**
 * What a price named after the sale is worth. It counts where the account lets its buyer confirm prices, and never below the agreed
 * one (the bid, else the listed price). Example (minor units): agreed 5500, named 6000 counts with the switch and not without;
 * named 500 never does.
 */
export function confirmedPrice(named: number | undefined, agreed: number, mayConfirm: boolean): PriceWord {
  if (named === undefined || named === agreed) return {};
  const [told, stands] = [formatMinor(named), `the agreed price of ${formatMinor(agreed)} stands`];
  if (!mayConfirm)
    return {
      note: `the buyer's price of ${told} is ignored: the account does not let the buyer confirm the price; ${stands}`,
    };
  if (named < agreed) return { note: `the buyer's price of ${told} is ignored: it is below the agreed one; ${stands}` };
  return { price: named, note: `the buyer confirmed a price of ${told} instead of ${formatMinor(agreed)}` };
}
