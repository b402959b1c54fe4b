import { actionSkeleton } from './kinds/action';
import { channelSkeleton } from './kinds/channel';
import { fieldSkeleton } from './kinds/field';
import { resourceSkeleton } from './kinds/resource';
import { strategySkeleton } from './kinds/strategy';
import type { SkeletonKind } from './skeleton';

/** Everything `npm run scaffold` can begin. */
export const SKELETON_KINDS = {
  channel: channelSkeleton,
  field: fieldSkeleton,
  strategy: strategySkeleton,
  action: actionSkeleton,
  resource: resourceSkeleton,
} as const satisfies Record<string, SkeletonKind>;
export type SkeletonKindName = keyof typeof SKELETON_KINDS;

export const isSkeletonKind = (name: string | undefined): name is SkeletonKindName =>
  name !== undefined && Object.hasOwn(SKELETON_KINDS, name);
