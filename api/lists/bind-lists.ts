import type { Express } from 'express';
import { BugError } from '#domain/kernel/errors';
import { LIST_SOURCES } from '#db/lists/index';
import { LISTS } from '#api/contract/listing/lists/index';
import type { Edge } from '#api/http/bind-endpoint';
import { bindList, type ListParts } from './bind-list';
import { bindOptions } from './bind-options';

/** Every list that is declared by hand; resources without one get theirs from the resource engine. */
export function bindLists(app: Express, edge: Edge, parts: ListParts): void {
  for (const list of LISTS) {
    const source = LIST_SOURCES[list.name];
    if (!source) throw new BugError('list-without-source', 'A list has no SQL', { list: list.name });
    bindList(app, edge, parts, list, source);
  }
  bindOptions(app, edge, parts.pool);
}
