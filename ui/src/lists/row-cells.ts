import type { FunctionalComponent } from 'vue';
import type { Row } from './row-action';

/** Columns that are drawn in their own way. */
export type RowCells = Readonly<Record<string, FunctionalComponent<{ row: Row }>>>;
