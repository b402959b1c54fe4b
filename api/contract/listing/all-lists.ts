import { RESOURCES } from '../resources/index';
import type { List } from './list';
import { listOfResource } from './list-of-resource';
import { LISTS } from './lists/index';

const declared = new Set(LISTS.map(({ name }) => name));

/** The lists of resources that declare none by hand. */
export const DERIVED_LISTS: readonly List[] = RESOURCES.filter(({ name }) => !declared.has(name)).map(listOfResource);
export const ALL_LISTS: readonly List[] = [...LISTS, ...DERIVED_LISTS];
