import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, reactive, ref, shallowRef, watch } from 'vue';
import {
  GUARDED_SETTINGS,
  readSettings,
  settingsVersions,
  updateSettings,
  type settingsSchema,
} from '#api/contract/resources/settings';
import type { z } from 'zod';
import { problemOf } from '#ui/client/api-problem';
import { call, type CallAnswer } from '#ui/client/call';
import { useMe } from '#ui/client/me';
import { patchOf, sameValue } from '#ui/client/patch-of';
import { plainCopy } from '#ui/client/plain-copy';
import { useAttempt } from '#ui/client/use-attempt';
import { conflictLines, type ConflictLine } from './conflict-lines';
import type { ConflictChoice, ConflictSides } from './conflict-sides';
import { mergeSides } from './merge-sides';
import type { VersionSource } from './version-source';
import { useLeaveGuard } from '#ui/kit/use-leave-guard';
import { useToasts } from '#ui/kit/use-toasts';
import { t } from '#ui/words/i18n';

export type Settings = z.output<typeof settingsSchema>;
type Saved = CallAnswer<typeof readSettings>;
type Part = keyof Settings;
/** Settings that are replaced as a whole. */
const DOCUMENTS = ['grading'];

/** Some of the installation's settings as a form of their own: only these are sent, on top of the version they were read at. */
export function useSettingsForm<const P extends Part>(parts: readonly P[]) {
  const session = useMe();
  const queries = useQueryClient();
  const { say, fail } = useToasts();
  const draft = ref<Pick<Settings, P> | null>(null);
  /** What the draft was made from, and its version. */
  const base = shallowRef<Record<string, unknown>>({});
  const version = shallowRef<number | null>(null);
  const { busy: saving, problem, attempt } = useAttempt();
  const conflict = shallowRef<{
    readonly saved: Saved;
    readonly sides: ConflictSides;
    readonly lines: readonly ConflictLine[];
  } | null>(null);
  const query = useQuery({ queryKey: ['settings'], staleTime: 0, queryFn: () => call(readSettings, {}) });
  const partsOf = (settings: Saved): Record<string, unknown> =>
    plainCopy(Object.fromEntries(parts.map((part) => [part, settings[part]])));

  function take(settings: Saved): void {
    base.value = partsOf(settings);
    version.value = settings.version;
    draft.value = partsOf(settings) as typeof draft.value;
    problem.value = null;
  }
  const dirty = computed(() => draft.value !== null && !sameValue(plainCopy(draft.value), base.value));
  watch(query.data, (settings) => settings && !dirty.value && take(settings), { immediate: true });
  useLeaveGuard(() => dirty.value);

  async function keep(settings: Saved, said: string): Promise<void> {
    queries.setQueryData(['settings'], settings);
    take(settings);
    await session.load();
    say(said);
  }
  const send = async (over: number): Promise<void> =>
    keep(
      await call(updateSettings, {
        body: patchOf(base.value, plainCopy(draft.value ?? {}), DOCUMENTS) as never,
        ifMatch: over,
      }),
      t('settings.saved'),
    );
  /** What others changed elsewhere in the settings is no conflict: then mine goes on top of it. */
  async function meetConflict(): Promise<void> {
    const theirs = await call(readSettings, {});
    if (sameValue(partsOf(theirs), base.value)) return send(theirs.version);
    const sides = { base: base.value, theirs: partsOf(theirs), mine: plainCopy(draft.value ?? {}) };
    conflict.value = { saved: theirs, sides, lines: conflictLines(sides, DOCUMENTS) };
  }
  async function save(): Promise<void> {
    if (!draft.value || saving.value || version.value === null) return;
    await attempt(() =>
      send(version.value ?? 0).catch((error: unknown) => {
        if (problemOf(error).status !== 412) throw error;
        return meetConflict();
      }),
    );
  }
  /** After a conflict: both changes are saved on top of theirs; where both changed the same, the choice decides. Later = all stays as it is. */
  async function resolve(choice: ConflictChoice): Promise<void> {
    const met = conflict.value;
    conflict.value = null;
    if (!met || choice === 'later') return;
    queries.setQueryData(['settings'], met.saved);
    take(met.saved);
    draft.value = plainCopy(mergeSides(met.sides, choice, DOCUMENTS)) as typeof draft.value;
    if (dirty.value) await save();
    else await session.load().catch(fail);
  }
  const reset = (): void => {
    draft.value = plainCopy(base.value) as typeof draft.value;
    problem.value = null;
  };
  const errorOf = (field: string): string | null =>
    problem.value?.errors.find((each) => each.field === field)?.message ?? null;
  /** Where personal data goes and who may come in is changed by few. */
  const isGuarded = (part: Part): boolean => (GUARDED_SETTINGS as readonly Part[]).includes(part);
  const mayGuard = computed(() => session.can('settings:security') && session.me?.restricted === false);
  /** Whom to believe about who somebody is, by administrators alone. */
  const needsAdministrator = (parts as readonly Part[]).includes('singleSignOn');
  const mayEdit = computed(() => {
    if (needsAdministrator) return session.me?.administrator === true;
    return session.can('settings:edit') && (mayGuard.value || !parts.every(isGuarded));
  });
  /** Why nothing can be changed here, or null. */
  const noRight = computed(() => {
    if (mayEdit.value) return null;
    if (!session.can('settings:edit')) return t('settings.noRight');
    return t(needsAdministrator ? 'settings.administratorsOnly' : 'settings.noSecurityRight');
  });
  const versions = computed<VersionSource>(() => ({
    key: ['settings'],
    version: version.value,
    mayEdit: mayEdit.value,
    dirty: dirty.value,
    read: (before) => call(settingsVersions.history, { query: before === undefined ? {} : { before } }),
    rollBack: async (to) => {
      const settings = await call(settingsVersions.rollback, { body: { version: to }, ifMatch: version.value ?? 0 });
      queries.setQueryData(['settings'], settings);
      take(settings);
      await session.load().catch(fail);
    },
  }));
  return reactive({
    draft,
    dirty,
    saving,
    problem,
    conflict,
    version,
    versions,
    save,
    reset,
    resolve,
    errorOf,
    mayEdit,
    mayGuard,
    noRight,
    loadError: query.error,
    reload: query.refetch,
  });
}
