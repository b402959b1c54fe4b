import type { Json } from '#domain/kernel/json';
import { t } from '#ui/words/i18n';
import type { CriteriaTrial } from './use-criteria-test';

/** What a trial says about one line or group: whether it holds for the chosen lead, or what is wrong with it. */
export interface LineVerdict {
  readonly matches: boolean;
  readonly actual: string;
  readonly problem: string | null;
}

const MOST = 80;

function say(value: Json): string {
  if (value === null || value === '') return t('criteria.nothing');
  if (typeof value === 'boolean') return t(value ? 'kit.yes' : 'kit.no');
  const text = Array.isArray(value)
    ? value.map((each) => (typeof each === 'object' ? JSON.stringify(each) : String(each))).join(', ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}

/** By the item's place in the document, e.g. `root.items[0]`. */
export function verdictsOf(trial: CriteriaTrial | null): ReadonlyMap<string, LineVerdict> {
  const found = new Map<string, LineVerdict>();
  for (const { path, matches, actual } of trial?.lead?.items ?? [])
    found.set(path, { matches, actual: say(actual), problem: null });
  for (const { path, message } of trial?.problems ?? [])
    found.set(path, { matches: false, actual: '', problem: message });
  return found;
}
