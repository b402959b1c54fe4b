import { useQuery } from '@tanstack/vue-query';
import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue';
import { useRouter, type RouteLocationRaw } from 'vue-router';
import type { FieldProblem } from '#api/contract/problem';
import type { ChangeOf, Resource } from '#api/contract/resources/resource';
import { problemOf, type ApiProblem } from '#ui/client/api-problem';
import { useMe } from '#ui/client/me';
import { plainCopy } from '#ui/client/plain-copy';
import { queryClient } from '#ui/client/query-client';
import { resourceCalls, type Saved } from '#ui/client/resource-calls';
import { useConfirm } from '#ui/kit/use-confirm';
import { useLeaveGuard } from '#ui/kit/use-leave-guard';
import { useToasts } from '#ui/kit/use-toasts';
import { t } from '#ui/words/i18n';
import { conflictLines, type ConflictLine } from './conflict-lines';
import type { ConflictChoice, ConflictSides } from './conflict-sides';
import { formDraftOf, emptyDraft, type Draft } from './draft';
import type { OpenForm } from './form-of';
import { errorAt } from './field-errors';
import { mergeSides } from './merge-sides';
import { patchOf } from '#ui/client/patch-of';

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
export function useResourceForm<const R extends Resource>(
  resource: R,
  id: string | null,
  options: Options<R> = {},
): OpenForm<R> {
  const calls = resourceCalls(resource);
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
    queryFn: () => calls.read(id!),
  });

  // Until it is read there is nothing to edit, and `ready` says so.
  const draft = ref(id === null ? { ...emptyDraft(resource), ...options.initial } : {}) as Ref<Draft<R>>;
  const saved = shallowRef<Saved<R> | null>(null);
  /** What the draft was made from: what differs is what is saved. */
  const base = shallowRef<Draft<R>>(plainCopy(draft.value));
  const ready = shallowRef(id === null);
  const saving = shallowRef(false);
  const problem = shallowRef<ApiProblem | null>(null);
  const conflict = shallowRef<{
    readonly row: Saved<R>;
    readonly sides: ConflictSides;
    readonly lines: readonly ConflictLine[];
  } | null>(null);

  const changes = computed(() => patchOf(base.value, plainCopy(draft.value), resource.documents) as ChangeOf<R>);
  const dirty = computed(() => ready.value && Object.keys(changes.value).length > 0);
  const mayEdit = computed(() => session.can(resource.permissions.edit));
  const errors = computed<readonly FieldProblem[]>(() => problem.value?.errors ?? []);

  function take(row: Saved<R>): void {
    saved.value = row;
    draft.value = formDraftOf(resource, row);
    base.value = plainCopy(draft.value);
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
    const row = await calls.create(plainCopy(draft.value));
    keep(row);
    say(t('forms.created'));
    if (options.created) await router.replace(options.created(row));
    return true;
  }
  async function update(over: Saved<R>, change: ChangeOf<R>): Promise<boolean> {
    keep(await calls.change(over.id, change, over.version));
    say(t('forms.saved'));
    return true;
  }
  async function meetConflict(): Promise<false> {
    const row = await calls.read(id!);
    const sides = { base: base.value, theirs: formDraftOf(resource, row), mine: plainCopy(draft.value) };
    conflict.value = { row, sides, lines: conflictLines(sides, resource.documents) };
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
  /** After a conflict: both changes are saved on top of theirs; where both changed the same, the choice decides. Later = all stays as it is. */
  async function resolve(choice: ConflictChoice): Promise<void> {
    const met = conflict.value;
    conflict.value = null;
    if (!met || choice === 'later') return;
    take(met.row);
    draft.value = plainCopy(mergeSides(met.sides, choice, resource.documents)) as Draft<R>;
    if (dirty.value) await save();
    else keep(met.row);
  }
  const nameOf = (row: Saved<R>): string =>
    options.nameOf?.(row) ??
    ('name' in row ? String(row.name) : 'company' in row ? String(row.company) : resource.label);

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
      await calls.remove(row.id);
    } catch (error) {
      const met = problemOf(error);
      if (met.code !== 'in-use') fail(error);
      else await confirm({ title: t('forms.inUse'), text: met.detail, go: t('kit.close'), cancel: false });
      return false;
    }
    base.value = plainCopy(draft.value);
    if (options.list) await router.push(options.list);
    queryClient.removeQueries({ queryKey: [resource.name, row.id] });
    void queryClient.invalidateQueries({ queryKey: [resource.name] });
    say(t('forms.deleted', { name: nameOf(row) }), {
      undo: async () => {
        await calls.restore(row.id);
        await queryClient.invalidateQueries({ queryKey: [resource.name] });
      },
    });
    return true;
  }
  async function rollBack(version: number): Promise<void> {
    if (saved.value) keep(await calls.rollBack(saved.value.id, version, saved.value.version));
  }
  const reset = (): void => {
    draft.value = plainCopy(base.value);
    problem.value = null;
  };
  const errorOf = (path: string): string | null => errorAt(errors.value, path);
  const loadError = computed(() => (query.data.value ? null : query.error.value));

  const form = reactive({
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
    save,
    reset,
    remove,
    resolve,
    reload: () => query.refetch(),
    history: (before: number | undefined) => calls.history(saved.value?.id ?? '', before),
    rollBack,
  });
  // What `reactive` makes of the refs of a type that is a parameter cannot be followed by the compiler.
  return form as OpenForm<R>;
}
