import type { PersonPlan } from './market-plan';

/** Two operators of the demo installation: Olivia watches deliveries, Marcus is called when something is on fire. */
export const PEOPLE: readonly PersonPlan[] = [
  { key: 'olivia', name: 'Olivia Operator', email: 'olivia@leadrail.example.com', phone: null, role: 'role-operator' },
  {
    key: 'marcus',
    name: 'Marcus Manager',
    email: 'marcus@leadrail.example.com',
    phone: '+15125550100',
    role: 'role-manager',
  },
];
