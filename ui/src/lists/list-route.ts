import { defineComponent, h, type Component } from 'vue';
import type { ListDeclaration } from './define-list-screen';

/** A declared list as a route's component; neither the screen nor the declaration is loaded before it is gone to. */
export const listRoute =
  (load: () => Promise<ListDeclaration>): (() => Promise<Component>) =>
  async () => {
    const [{ default: ListScreen }, declared] = await Promise.all([import('./ListScreen.vue'), load()]);
    return defineComponent(() => () => h(ListScreen, { declared }));
  };
