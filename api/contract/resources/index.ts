import { buyers } from './buyers';
import { campaigns } from './campaigns';
import { deliveryAccounts } from './delivery-accounts';
import { deliveryMethods } from './delivery-methods';
import { leadForms } from './lead-forms';
import { leadTypes } from './lead-types';
import type { Resource } from './resource';
import { roles } from './roles';
import { sources } from './sources';
import { users } from './users';

/** Every resource with the five usual operations. */
export const RESOURCES: readonly Resource[] = [
  leadTypes,
  sources,
  campaigns,
  leadForms,
  buyers,
  deliveryMethods,
  deliveryAccounts,
  roles,
  users,
];
