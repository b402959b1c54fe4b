import { computed } from 'vue';
import { readSetting, writeSetting } from '#ui/channels/setting-value';
import type { WidgetProps } from '#ui/channels/widget';
import { t } from '#ui/words/i18n';

/** How an answer is read: one of several kinds, each with parts of its own, or not at all. `blanks`: each kind as it begins. */
export function useAnswerSetting<Value extends { readonly type: string }>(
  props: Pick<WidgetProps, 'config' | 'setting' | 'label' | 'errorOf'>,
  blanks: Readonly<Record<Value['type'], () => Value>>,
  parts: readonly string[],
) {
  const value = computed({
    get: () => readSetting(props.config, props.setting.path) as Value | undefined,
    set: (next) => writeSetting(props.config, props.setting.path, next),
  });
  const type = computed({
    get: (): string => value.value?.type ?? 'none',
    set: (next) => (value.value = next === 'none' ? undefined : blanks[next as Value['type']]()),
  });
  const wrong = computed(
    () => parts.map((part) => props.errorOf(`config.${props.setting.path}${part}`)).find(Boolean) ?? null,
  );
  const part = (key: string): string => `${props.label}: ${t(`channels.parts.${key}`)}`;
  return { value, type, wrong, part };
}
