import { z } from 'zod';

/** Everything a role may allow, by area. A token is not asked for these: its scope decides. */
export const PERMISSIONS = [
  'leads:view',
  'leads:work',
  'leads:returns',
  'leads:delete',
  'leads:export',
  'sources:view',
  'sources:edit',
  'buyers:view',
  'buyers:edit',
  'reports:view',
  'ledger:view',
  'settings:view',
  'settings:edit',
  'settings:users',
  'settings:security',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
export const permissionSchema = z.enum(PERMISSIONS).meta({ id: 'Permission' });
