import { defineComponent, h, type Component } from 'vue';
import { useRoute } from 'vue-router';
import type { Resource } from '#api/contract/resources/resource';
import type { AnyFormScreen, FormScreenOf } from './form-screen';
import FormScreen from './FormScreen.vue';

/** The component of a form screen's route; another record is another instance of it. */
export function defineFormScreen<
  const R extends Resource,
  const Tabs extends readonly Component[],
  More = undefined,
  Beside extends Component = Component,
>(screen: FormScreenOf<R, More, Tabs, Beside>) {
  return defineComponent(() => {
    const route = useRoute();
    return () => {
      const id = route.params['id'] === undefined ? null : String(route.params['id']);
      return h(FormScreen, { screen: screen as AnyFormScreen, id, key: id ?? 'new' });
    };
  });
}
