import type { RolePlan } from './market-plan';

/** What three kinds of staff of the demo installation may do. Administrators are there from the beginning. */
export const ROLES: readonly RolePlan[] = [
  {
    key: 'role-manager',
    name: 'Manager',
    permissions: [
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
    ],
  },
  {
    key: 'role-operator',
    name: 'Operator',
    permissions: [
      'leads:view',
      'leads:work',
      'leads:returns',
      'leads:export',
      'sources:view',
      'buyers:view',
      'reports:view',
      'ledger:view',
    ],
  },
  { key: 'role-reviewer', name: 'Quality reviewer', permissions: ['leads:view', 'leads:work'] },
];
