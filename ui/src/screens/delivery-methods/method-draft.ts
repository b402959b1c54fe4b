import type { deliveryMethods } from '#api/contract/resources/delivery-methods';
import { channelForm } from '#ui/channels/registry';
import type { Draft } from '#ui/forms/draft';

/** A delivery method while it is edited. */
export type MethodDraft = Draft<typeof deliveryMethods>;
export type Mapping = NonNullable<MethodDraft['mapping']>;
export type MappingRow = Mapping['fields'][number];

/** The settings a method of the channel starts with: plain JSON, whatever the channel. */
export const blankConfig = (channel: string): MethodDraft['config'] =>
  (channelForm(channel)?.blank() ?? { v: 1 }) as MethodDraft['config'];
