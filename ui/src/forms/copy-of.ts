import { resourceEndpoints, type Resource } from '#api/contract/resources/resource';
import { call } from '#ui/client/call';
import { formDraftOf, type Draft } from './draft';
import { t } from '#ui/words/i18n';

/** What a copy of another one starts with, its name marked as a copy; undefined when none is named or it is out of sight. Secrets are not copied. */
export async function copyOf<const R extends Resource>(
  resource: R,
  from: unknown,
): Promise<Partial<Draft<R>> | undefined> {
  if (typeof from !== 'string' || from === '') return undefined;
  try {
    const row = (await call(resourceEndpoints(resource).read, { params: { id: from } })) as Record<string, unknown>;
    const draft = withoutMasks(formDraftOf(resource, row)) as Record<string, unknown>;
    return { ...draft, name: t('deliveryMethods.copyOf', { name: String(row['name']) }) } as unknown as Partial<
      Draft<R>
    >;
  } catch {
    return undefined;
  }
}

function withoutMasks(value: unknown): unknown {
  if (value === '***') return '';
  if (Array.isArray(value)) return value.map(withoutMasks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withoutMasks(entry)]));
}
