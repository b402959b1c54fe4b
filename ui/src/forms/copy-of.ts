import { MASK } from '#domain/channels/secrets';
import type { Resource } from '#api/contract/resources/resource';
import { resourceCalls } from '#ui/client/resource-calls';
import { formDraftOf, type Draft } from './draft';
import { t } from '#ui/words/i18n';

/** What a copy of another one starts with, its name marked as a copy; undefined when none is named or it is out of sight. Secrets are not copied. */
export async function copyOf<const R extends Resource>(resource: R, from: unknown): Promise<Draft<R> | undefined> {
  if (typeof from !== 'string' || from === '') return undefined;
  try {
    const draft = withoutUnread(
      resource,
      withoutMasks(formDraftOf(resource, await resourceCalls(resource).read(from))),
    );
    return 'name' in draft ? { ...draft, name: t('forms.copyOf', { name: String(draft.name) }) } : draft;
  } catch {
    return undefined;
  }
}

/** An amount that somebody does not see is not copied: the copy begins with the contract's. */
function withoutUnread<D extends object>({ money = {} }: Pick<Resource, 'money'>, draft: D): D {
  return Object.fromEntries(Object.entries(draft).filter(([name, value]) => !(name in money && value === null))) as D;
}

function withoutMasks<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, entry: unknown) => (entry === MASK ? '' : entry)) as T;
}
