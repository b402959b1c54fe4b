import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { endSession, readSession, type Me } from '#api/contract/session';
import type { Permission } from '#api/contract/permissions';
import { problemOf, type ApiProblem } from './api-problem';
import { call } from './call';
import { forgetPreferences } from './preference';
import { queryClient } from './query-client';
import { renameParts } from './rename-parts';

/** Who is signed in: `undefined` until asked, `null` for nobody. */
export const useMe = defineStore('me', () => {
  const me = shallowRef<Me | null>();
  /** Why nobody could be asked: the API is away. */
  const trouble = shallowRef<ApiProblem | null>(null);
  let asking: Promise<void> | undefined;

  async function read(): Promise<void> {
    trouble.value = null;
    try {
      me.value = await call(readSession, {});
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 401) me.value = null;
      else trouble.value = problem;
    }
  }
  /** Asks once; later callers wait for the same answer. */
  const load = (): Promise<void> => (asking ??= read().finally(() => (asking = undefined)));

  function become(person: Me | null): void {
    const other = me.value?.user.id !== person?.user.id;
    me.value = person;
    if (!other) return;
    queryClient.clear();
    forgetPreferences();
  }
  async function signOut(): Promise<void> {
    await call(endSession, {});
    become(null);
  }
  watch(me, (person) => person && renameParts(person.installation.names));
  const permissions = computed(() => new Set<string>(me.value?.permissions ?? []));
  /** Whether the role allows it; what asks for nothing, everybody may. */
  const can = (permission: Permission | undefined): boolean =>
    permission === undefined || permissions.value.has(permission);
  /** Whether they see a side of the money; nobody is kept from what nobody asked about yet. */
  const sees = (side: 'cost' | 'revenue'): boolean => me.value?.money[side] ?? true;
  /** Whether a screen is theirs: what is about all data is not for a role that sees a part of it. */
  const mayOpen = ({
    permission,
    wholeOnly = false,
  }: {
    readonly permission?: Permission;
    readonly wholeOnly?: boolean;
  }) => can(permission) && !(wholeOnly && me.value?.restricted === true);
  const zone = computed(() => me.value?.installation.timeZone ?? 'UTC');
  const currency = computed(() => me.value?.installation.currency ?? 'USD');

  return { me, trouble, load, become, signOut, can, sees, mayOpen, zone, currency };
});
