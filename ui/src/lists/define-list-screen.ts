import type { Component } from 'vue';
import type { List } from '#api/contract/listing/list';
import type { Permission } from '#api/contract/permissions';
import type { ListVerb } from './list-verbs';
import type { RowCells } from './row-cells';
import type { RowPlace, VerbUse } from './verb-use';

/** A screen that is a list of configuration: all that one differs in from the others. */
export interface ListDeclaration {
  readonly list: List;
  /** The screens `<route>.new` and `<route>.edit`; without them `create` and `opens` say what happens. */
  readonly route?: string;
  /** What a role must allow for the button that creates. */
  readonly edit: Permission;
  /** Word keys; why the list is empty stands at `<empty>About`. */
  readonly words: { readonly title: string; readonly create: string; readonly empty: string };
  /** The column a row is called by; it links to the row's own screen. */
  readonly nameColumn?: string;
  /** Creates on a panel: a component with whether it is open as its model that emits `changed`. */
  readonly create?: Component;
  /** What makes the first one, where that is not the button above the list. */
  readonly first?: { readonly route: string; readonly label: string };
  /** The verb that opening a row means, instead of its own screen. */
  readonly opens?: ListVerb;
  /** Columns that lead elsewhere. */
  readonly links?: Readonly<Record<string, RowPlace>>;
  readonly cells?: RowCells;
  /** In the order of the menu. */
  readonly verbs: readonly VerbUse[];
}

export const defineListScreen = (declaration: ListDeclaration): ListDeclaration => declaration;
