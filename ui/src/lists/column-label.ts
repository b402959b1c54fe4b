import type { List, ListColumn } from '#api/contract/listing/list';
import { hasWord, t } from '#ui/words/i18n';

/** Columns that are called like something an installation may rename. */
const NAMED: Readonly<Record<string, string>> = {
  leadType: 'leadType',
  source: 'source',
  campaign: 'campaign',
  buyer: 'buyer',
  buyers: 'buyers',
  account: 'deliveryAccount',
  method: 'deliveryMethod',
  grade: 'grade',
  campaigns: 'campaigns',
  accounts: 'deliveryAccounts',
};

/** A column's heading: the installation's own name where it is one of the things that may be renamed, else the catalogue's, else the declaration's. */
export function columnLabel(list: List, column: ListColumn): string {
  const own = `lists.columns.${list.name}.${column.name}`;
  if (hasWord(own)) return t(own);
  const named = NAMED[column.name];
  return named && column.refers !== undefined ? t(`names.${named}`) : column.label;
}
