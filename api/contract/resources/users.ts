import { z } from 'zod';
import { bookkeeping, defineResource } from './resource';
import { nameSchema } from './vocabulary';

export const users = defineResource({
  name: 'users', label: 'Users', permissions: { view: 'settings:users', edit: 'settings:users' },
  writable: z.strictObject({
    name: nameSchema,
    email: z.email().max(254),
    phone: z.string().regex(/^\+[1-9]\d{6,14}$/, 'Write the phone number like +15125550100.').nullable().default(null),
    active: z.boolean().default(true),
  }),
  fixed: [], writeOnly: [], documents: [],
  readOnly: z.object(bookkeeping),
  filters: ['email'],
});
