/** The catalogue, as `words/i18n` gives it. */
export interface Catalogue {
  t(key: string, named?: Readonly<Record<string, unknown>>): string;
  wordOf(group: string, value: string): string;
}

type Result = Readonly<Record<string, unknown>>;
const membersOf = (result: unknown): Result =>
  typeof result === 'object' && result !== null ? (result as Result) : {};
/** Those that leave a sale where it was unless somebody else has taken the lead. */
const REASSIGNING: ReadonlySet<string> = new Set(['reassign', 'reassign-to']);

/** Those that are about something else first: a verdict stands, whoever takes the lead then. */
const DECIDING: ReadonlySet<string> = new Set(['validate', 'mark-failed']);

/** The reason of an outcome in words; '' without one. */
export const whyOf = ({ wordOf }: Catalogue, code: unknown): string =>
  typeof code === 'string' && code !== '' ? wordOf('lead.refusals', code) : '';

/** What an action did to a lead, as it is said to whoever asked for it: never that it was sent when it was not. */
export function wordsOfResult(catalogue: Catalogue, verb: string, name: string, result: unknown): string {
  const { t } = catalogue;
  const { state, outcome, code } = membersOf(result);
  if (state === 'pending') return t('leads.done.pending');
  if (typeof outcome !== 'string' || outcome === 'accepted') return t(`leads.done.${verb}`, { name });
  const why = whyOf(catalogue, code);
  const stays = REASSIGNING.has(verb) ? ` ${t('leads.came.stays')}` : '';
  const first = DECIDING.has(verb) ? `${t(`leads.done.${verb}`, { name })}. ` : '';
  return `${first}${t(`leads.came.${outcome}`, { name })}${why === '' ? '' : ` (${why})`}.${stays}`;
}
