import type { ChannelFolder, ChannelForm } from './channel-form';

const files = import.meta.glob<{ form: ChannelFolder }>('./*/form.ts', { eager: true });

/** One form per channel of the domain; a new channel is a folder here. */
export const CHANNEL_FORMS: readonly ChannelForm[] = Object.entries(files)
  .map(([file, { form }]) => ({ id: file.split('/')[1]!, ...form }))
  .sort((a, b) => a.order - b.order);

/** What a new delivery method starts with. */
export const FIRST_CHANNEL: ChannelForm = CHANNEL_FORMS[0]!;

export const channelForm = (id: string): ChannelForm | undefined => CHANNEL_FORMS.find((form) => form.id === id);
