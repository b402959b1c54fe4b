import { useRouter } from 'vue-router';
import { useMe } from '#ui/client/me';

/** Whether a screen exists and the role opens it. */
export function useOpenScreens(): (name: string) => boolean {
  const session = useMe();
  const routes = useRouter().getRoutes();
  return (name) => {
    const route = routes.find((each) => each.name === name);
    return route !== undefined && session.mayOpen(route.meta.screen ?? {});
  };
}
