import { isMembers } from '#domain/kernel/members';
import type { ChannelConfig } from './channel-form';

/** The value at a path such as `response.price`. */
export function readSetting(config: ChannelConfig, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      config,
    );
}

/** Sets the value at a path in place; objects on the way are made where they are missing. */
export function writeSetting(config: ChannelConfig, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop()!;
  let holder = config;
  for (const name of names) {
    if (!isMembers(holder[name])) holder[name] = {};
    holder = holder[name] as ChannelConfig;
  }
  holder[last] = value;
}
