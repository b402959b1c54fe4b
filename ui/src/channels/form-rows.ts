import type { ChannelConfig } from './channel-form';
import type { Setting } from './setting';
import { readSetting } from './setting-value';

export interface FormGroup {
  readonly name: string;
  /** Settings side by side stand in one row. */
  readonly rows: readonly (readonly Setting[])[];
}

const isAsked = ({ input, form }: Setting, config: ChannelConfig): boolean =>
  input !== 'none' && (form.when === undefined || readSetting(config, form.when.setting) === form.when.is);

/** The settings that are asked for now, under their headings. */
export function formRows(settings: readonly Setting[], config: ChannelConfig): readonly FormGroup[] {
  const groups = new Map<string, Setting[][]>();
  for (const setting of settings.filter((each) => isAsked(each, config))) {
    const rows = groups.get(setting.group) ?? [];
    groups.set(setting.group, rows);
    const last = rows.at(-1);
    if (setting.form.beside && last?.[0]?.form.beside) last.push(setting);
    else rows.push([setting]);
  }
  return [...groups].map(([name, rows]) => ({ name, rows }));
}
