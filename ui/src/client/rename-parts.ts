import type { Names } from '#api/contract/resources/settings';
import { rename } from '#ui/words/i18n';
import { words } from '#ui/words/names';

type Part = keyof Names;
/** Our own words, copied before anything is renamed: the catalogue changes what it was given. */
export const OWN_NAMES: Readonly<Record<string, string>> = { ...words.names };
const PARTS: readonly Part[] = ['source', 'campaign', 'buyer', 'deliveryAccount', 'deliveryMethod'];

/** Calls the parts as the installation does; a part it does not rename gets our own word back. */
export function renameParts(names: Names): void {
  rename(
    Object.fromEntries(
      PARTS.flatMap((part) => {
        const own = { one: OWN_NAMES[part] ?? part, many: OWN_NAMES[`${part}s`] ?? part };
        const { one, many } = names[part] ?? own;
        return [
          [part, one],
          [`${part}s`, many],
        ];
      }),
    ),
  );
}
