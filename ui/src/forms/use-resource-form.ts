import { useQuery } from '@tanstack/vue-query';
import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue';
import { useRouter, type RouteLocationRaw } from 'vue-router';
import type { z } from 'zod';
import type { FieldProblem } from '#api/contract/problem';
import { resourceEndpoints, type Resource } from '#api/contract/resources/resource';
import { problemOf, type ApiProblem } from '#ui/client/api-problem';
import { call } from '#ui/client/call';
import { useMe } from '#ui/client/me';
import { queryClient } from '#ui/client/query-client';
import { useConfirm } from '#ui/kit/use-confirm';
import { useLeaveGuard } from '#ui/kit/use-leave-guard';
import { useToasts } from '#ui/kit/use-toasts';
import { t } from '#ui/words/i18n';
import { formDraftOf, emptyDraft, type Draft } from './draft';
import { errorAt, errorsOutside } from './field-errors';
import { patchOf } from '#ui/client/patch-of';

export type Saved<R extends Resource> = z.output<R['readOnly']> &
  z.output<R['writable']> & { readonly id: string; readonly version: number; readonly updatedAt: string };

interface Options<R extends Resource> {
  /** What a new one starts with, beyond the contract's defaults. */
  readonly initial?: Partial<Draft<R>>;
  /** Where to go after it was created. */
  readonly created?: (saved: Saved<R>) => RouteLocationRaw;
  /** Where to go after it was deleted. */
  readonly list?: RouteLocationRaw;
  /** What it is called, in messages. */
  readonly nameOf?: (saved: Saved<R>) => string;
  /** Without the guard against leaving, for a form inside a side panel. */
  readonly unguarded?: boolean;
}

/** One piece of configuration being made or changed: loaded, edited as a draft, saved on top of the version it was read at. `id` null = a new one. */
export function useResourceForm<const R extends Resource>(resource: R, id: string | null, options: Options<R> = {}) {
  const endpoints = resourceEndpoints(resource);
  const router = useRouter();
  const session = useMe();
  const confirm = useConfirm();
  const { say, fail } = useToasts();
  const queryKey = [resource.name, id];
  const query = useQuery({
    queryKey,
    enabled: id !== null,
    staleTime: 0,
    refetchOnWindowFocus: false,
    queryFn: () => call(endpoints.read, { params: { id: id! } }) as Promise<unknown> as Promise<Saved<R>>,
  });

  const draft = ref(id === null ? { ...emptyDraft(resource), ...options.initial } : {}) as Ref<Draft<R>>;
  const saved = shallowRef<Saved<R> | null>(null);
  /** What the draft was made from: what differs is what is saved. */
  const base = shallowRef<Record<string, unknown>>(structuredClone(plain(draft.value)));
  const ready = shallowRef(id === null);
  const saving = shallowRef(false);
  const problem = shallowRef<ApiProblem | null>(null);
  const conflict = shallowRef<{ readonly theirs: Saved<R>; readonly mine: Record<string, unknown> } | null>(null);

  const changes = computed(() => patchOf(base.value, plain(draft.value), resource.documents));
  const dirty = computed(() => ready.value && Object.keys(changes.value).length > 0);
  const mayEdit = computed(() => session.can(resource.permissions.edit));
  const errors = computed<readonly FieldProblem[]>(() => problem.value?.errors ?? []);

  function take(row: Saved<R>): void {
    saved.value = row;
    draft.value = formDraftOf(resource, row as Record<string, unknown>) as Draft<R>;
    base.value = structuredClone(plain(draft.value));
    problem.value = null;
    ready.value = true;
  }
  // A read in the background never takes away what somebody is typing.
  watch(query.data, (row) => row && !dirty.value && row.version !== saved.value?.version && take(row), {
    immediate: true,
  });
  if (!options.unguarded) useLeaveGuard(() => dirty.value && !saving.value, { keptOverTabs: true });

  function keep(row: Saved<R>): void {
    take(row);
    queryClient.setQueryData([resource.name, row.id], row);
    void queryClient.invalidateQueries({ queryKey: [resource.name] });
    void queryClient.invalidateQueries({ queryKey: ['references', resource.name] });
  }
  async function create(): Promise<boolean> {
    const row = (await call(endpoints.create, { body: plain(draft.value) as never })) as unknown as Saved<R>;
    keep(row);
    say(t('forms.created'));
    if (options.created) await router.replace(options.created(row));
    return true;
  }
  async function update(over: Saved<R>, patch: Record<string, unknown>): Promise<boolean> {
    keep(
      (await call(endpoints.update, {
        params: { id: over.id },
        body: patch as never,
        ifMatch: over.version,
      })) as unknown as Saved<R>,
    );
    say(t('forms.saved'));
    return true;
  }
  async function meetConflict(): Promise<false> {
    const theirs = (await call(endpoints.read, { params: { id: id! } })) as unknown as Saved<R>;
    conflict.value = { theirs, mine: changes.value };
    return false;
  }
  /** Saves what was changed. False when it could not be: `problem` or `conflict` then says why. */
  async function save(): Promise<boolean> {
    if (saving.value || !mayEdit.value) return false;
    saving.value = true;
    problem.value = null;
    try {
      return saved.value ? await update(saved.value, changes.value) : await create();
    } catch (error) {
      problem.value = problemOf(error);
      if (problem.value.status === 412) return await meetConflict().catch((later: unknown) => (fail(later), false));
      if (problem.value.errors.length === 0) fail(error);
      return false;
    } finally {
      saving.value = false;
    }
  }
  /** After a conflict: saves mine on top of theirs, or drops mine. */
  async function resolve(choice: 'mine' | 'theirs'): Promise<void> {
    const met = conflict.value;
    conflict.value = null;
    if (!met) return;
    if (choice === 'theirs') return keep(met.theirs);
    saved.value = met.theirs;
    saving.value = true;
    try {
      await update(met.theirs, met.mine);
    } catch (error) {
      problem.value = problemOf(error);
      fail(error);
    } finally {
      saving.value = false;
    }
  }
  const nameOf = (row: Saved<R>): string =>
    options.nameOf?.(row) ??
    String((row as Record<string, unknown>)['name'] ?? (row as Record<string, unknown>)['company'] ?? resource.label);

  /** Asks, deletes, and offers to take it back. What still refers to it is said. */
  async function remove(): Promise<boolean> {
    const row = saved.value;
    if (
      !row ||
      !(await confirm({
        title: t('forms.deleteTitle', { name: nameOf(row) }),
        text: t('forms.deleteAbout'),
        go: t('forms.delete'),
        danger: true,
      }))
    )
      return false;
    try {
      await call(endpoints.remove, { params: { id: row.id } });
    } catch (error) {
      const met = problemOf(error);
      if (met.code !== 'in-use') fail(error);
      else await confirm({ title: t('forms.inUse'), text: met.detail, go: t('kit.close'), cancel: false });
      return false;
    }
    base.value = plain(draft.value);
    if (options.list) await router.push(options.list);
    queryClient.removeQueries({ queryKey: [resource.name, row.id] });
    void queryClient.invalidateQueries({ queryKey: [resource.name] });
    say(t('forms.deleted', { name: nameOf(row) }), {
      undo: async () => {
        await call(endpoints.restore, { params: { id: row.id } });
        await queryClient.invalidateQueries({ queryKey: [resource.name] });
      },
    });
    return true;
  }
  const reset = (): void => {
    draft.value = structuredClone(base.value) as Draft<R>;
    problem.value = null;
  };
  const errorOf = (path: string): string | null => errorAt(errors.value, path);
  const otherErrors = (paths: readonly string[]): readonly FieldProblem[] => errorsOutside(errors.value, paths);
  const loadError = computed(() => (query.data.value ? null : query.error.value));

  return reactive({
    resource,
    id,
    draft,
    saved,
    ready,
    dirty,
    changes,
    saving,
    problem,
    errors,
    conflict,
    mayEdit,
    loadError,
    loading: computed(() => !ready.value && !loadError.value),
    errorOf,
    otherErrors,
    save,
    reset,
    remove,
    resolve,
    reload: () => query.refetch(),
    take: keep,
    nameOf,
  });
}

/** A copy that is nothing but JSON. It reads through the proxies, so that whoever computes with it hears of every change inside. */
const plain = <T>(value: T): Record<string, unknown> => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
