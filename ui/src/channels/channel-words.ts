import { hasWord, t, wordOf } from '#ui/words/i18n';

/** What a channel is called; one that is gone by the name that is stored. */
export const channelName = (id: string): string =>
  hasWord(`channels.${id}.name`) ? t(`channels.${id}.name`) : wordOf('channels.gone', id);

/** A word of a channel's form: its own, or what all channels call it. */
export function channelWord(channel: string, key: string): string | undefined {
  const found = [`channels.${channel}.${key}`, `channels.${key}`].find(hasWord);
  return found === undefined ? undefined : t(found);
}
