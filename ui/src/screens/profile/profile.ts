import type { z } from 'zod';
import type { profileSchema } from '#api/contract/me';

export type Profile = z.output<typeof profileSchema>;
