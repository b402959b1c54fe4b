import { z } from 'zod';
import { permissionSchema } from '../permissions';
import { bookkeeping, defineResource } from './resource';
import { nameSchema } from './vocabulary';

const chosen = z.array(z.uuid()).max(5000).nullable().default(null);

export const roles = defineResource({
  name: 'roles',
  label: 'Roles',
  permissions: { view: 'settings:users', edit: 'settings:users' },
  writable: z.strictObject({
    name: nameSchema,
    permissions: z
      .array(permissionSchema)
      .max(50)
      .default([])
      .meta({
        description:
          'What includes seeing: leads:work includes leads:view, buyers:edit includes buyers:view, and so on',
      }),
    sees: z
      .strictObject({ buyerIds: chosen, sourceIds: chosen, leadTypeIds: chosen })
      .prefault({})
      .meta({ description: 'Only these are shown, everywhere; null = all' }),
  }),
  fixed: [],
  writeOnly: [],
  documents: [],
  readOnly: z.object({
    ...bookkeeping,
    builtIn: z.boolean().meta({ description: 'Administrator: always there, always everything' }),
  }),
  filters: ['name'],
});
