import type { z } from 'zod';
import type { deliveryMethods } from '#api/contract/resources/delivery-methods';
import type { ChannelConfig } from '#ui/channels/channel-form';

/** A delivery method while it is edited. */
export type MethodDraft = Omit<z.output<typeof deliveryMethods.writable>, 'config' | 'mapping'> & {
  config: ChannelConfig;
  mapping: Mapping;
};
export type Mapping = NonNullable<z.output<typeof deliveryMethods.writable>['mapping']>;
export type MappingRow = Mapping['fields'][number];
