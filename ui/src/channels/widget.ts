import type { ErrorOf } from '#ui/forms/error-of';
import type { ChannelConfig } from './channel-form';
import type { Setting } from './setting';

/** What every widget of a channel's form is given. It edits the config in place. */
export interface WidgetProps<Config = ChannelConfig> {
  config: Config;
  setting: Setting;
  channel: string;
  label: string;
  help?: string | undefined;
  error: string | null;
  errorOf: ErrorOf;
}
