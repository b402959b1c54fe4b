import { BugError } from '#domain/kernel/errors';
import type { Insertion } from './skeleton';

/** The source with the text in its place. A place that is not there any more is a bug of the template. */
export function insertInto(source: string, { file, within, before, text }: Insertion): string {
  const start = source.indexOf(within);
  const at = start < 0 ? -1 : source.indexOf(before, start + within.length);
  if (at < 0)
    throw new BugError('no-place-to-insert', `${file} holds no "${before}" after "${within}".`, {
      file,
      within,
      before,
    });
  return `${source.slice(0, at)}${text}${source.slice(at)}`;
}
