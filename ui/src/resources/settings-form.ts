import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { readSettings, updateSettings } from '#api/contract/resources/settings';
import type { z } from 'zod';
import type { settingsSchema } from '#api/contract/resources/settings';
import { problemOf, type ApiProblem } from '../client/api-problem';
import { call } from '../client/call';
import { useMe } from '../client/me';
import { useLeaveGuard } from '../kit/use-leave-guard';
import { useToasts } from '../kit/use-toasts';
import { t } from '../words/i18n';

export type Settings = z.output<typeof settingsSchema>;
type Part = keyof Settings;

/** Some of the installation's settings as a form of their own: only these are sent, so that two people may save two parts. */
export function useSettingsForm<const P extends Part>(parts: readonly P[]) {
  const session = useMe();
  const queries = useQueryClient();
  const { say } = useToasts();
  const draft = ref<Pick<Settings, P> | null>(null);
  const saved = shallowRef('');
  const saving = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  const query = useQuery({ queryKey: ['settings'], queryFn: () => call(readSettings, {}) });

  function take(settings: Settings): void {
    const mine = JSON.parse(JSON.stringify(Object.fromEntries(parts.map((part) => [part, settings[part]])))) as Pick<Settings, P>;
    saved.value = JSON.stringify(mine);
    draft.value = mine as typeof draft.value;
  }
  const dirty = computed(() => draft.value !== null && JSON.stringify(draft.value) !== saved.value);
  watch(query.data, (settings) => settings && !dirty.value && take(settings), { immediate: true });
  useLeaveGuard(() => dirty.value);

  async function save(): Promise<void> {
    if (!draft.value || saving.value) return;
    saving.value = true;
    problem.value = null;
    try {
      // A member that was taken away is cleared by null.
      const before = JSON.parse(saved.value) as Record<string, unknown>;
      const body = Object.fromEntries(Object.entries(draft.value).map(([part, value]) => [part, withNulls(before[part], value)]));
      const settings = await call(updateSettings, { body: body as never });
      queries.setQueryData(['settings'], settings);
      take(settings);
      await session.load();
      say(t('settings.saved'));
    } catch (error) {
      problem.value = problemOf(error);
    } finally {
      saving.value = false;
    }
  }
  const reset = (): void => void (query.data.value && take(query.data.value), (problem.value = null));
  const errorOf = (field: string): string | null => problem.value?.errors.find((each) => each.field === field)?.message ?? null;
  const mayEdit = computed(() => session.can('settings:edit'));
  return reactive({ draft, dirty, saving, problem, save, reset, errorOf, mayEdit, loadError: query.error, reload: query.refetch });
}

/** Objects are merged member by member on the other side, so a member that is gone has to be named. */
function withNulls(before: unknown, now: unknown): unknown {
  if (!isRecord(before) || !isRecord(now)) return now;
  const gone = Object.keys(before).filter((key) => !(key in now)).map((key) => [key, null]);
  return { ...now, ...Object.fromEntries(gone) };
}
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
