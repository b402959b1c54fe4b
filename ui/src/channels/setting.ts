import type { SettingForm } from '#domain/channels/setting-form';

/** What a setting is typed into; `widget` = a component named by the schema. */
export type SettingInput =
  'text' | 'url' | 'code' | 'number' | 'switch' | 'select' | 'secret' | 'headers' | 'widget' | 'none';

/** One setting of a channel, as its schema describes it. */
export interface Setting {
  /** Its place in the config: `response.price`. */
  readonly path: string;
  /** Null where neither the schema's type nor its `form` says how to ask for it. */
  readonly input: SettingInput | null;
  readonly form: SettingForm;
  readonly group: string;
  readonly answer: boolean;
  /** It has no default and may not be absent. */
  readonly required: boolean;
  /** Left blank it is absent rather than an empty text. */
  readonly optional: boolean;
  readonly choices: readonly string[];
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}
