import type { z } from 'zod';
import type { Resource } from '#api/contract/resources/resource';
import { plainCopy } from '#ui/client/plain-copy';

/** What a form edits: everything a caller may set. */
export type Draft<R extends Resource> = z.output<R['writable']>;

/** A new one: the contract's defaults; a text starts empty, everything else without a default is null until somebody says it. */
export function emptyDraft<const R extends Resource>(resource: R): Draft<R> {
  const blank = Object.entries(resource.writable.shape).map(([name, schema]) => {
    const read = (value: unknown) => (schema as z.ZodType).safeParse(value);
    const fallback = read(undefined);
    if (fallback.success) return [name, fallback.data];
    const texts = read('').error?.issues ?? [];
    return [name, texts.some(({ code, path }) => code === 'invalid_type' && path.length === 0) ? null : ''];
  });
  return Object.fromEntries(blank) as Draft<R>;
}

/** What of a saved row may be edited: a copy, so that a draft never changes what was read. */
export function formDraftOf<const R extends Resource>(resource: R, row: object): Draft<R> {
  const kept = Object.entries(row).filter(([name]) => name in resource.writable.shape);
  return plainCopy(Object.fromEntries(kept)) as Draft<R>;
}
