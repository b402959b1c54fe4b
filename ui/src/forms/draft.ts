import type { z } from 'zod';
import type { Resource } from '#api/contract/resources/resource';

/** What a form edits: everything a caller may set. */
export type Draft<R extends Resource> = z.output<R['writable']>;

/** A new one: the contract's defaults; a text starts empty, everything else without a default is null until somebody says it. */
export function emptyDraft(resource: Resource): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(resource.writable.shape).map(([name, schema]) => {
      const read = (value: unknown) => (schema as z.ZodType).safeParse(value);
      const fallback = read(undefined);
      if (fallback.success) return [name, fallback.data];
      const texts = read('').error?.issues ?? [];
      return [name, texts.some(({ code, path }) => code === 'invalid_type' && path.length === 0) ? null : ''];
    }),
  );
}

/** What of a saved row may be edited: a copy, so that a draft never changes what was read. */
export function formDraftOf(resource: Resource, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.fromEntries(
    Object.keys(resource.writable.shape)
      .filter((name) => name in row)
      .map((name) => [name, row[name]]),
  );
  return JSON.parse(JSON.stringify(kept)) as Record<string, unknown>;
}
