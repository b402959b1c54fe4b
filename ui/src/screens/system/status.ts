import type { z } from 'zod';
import type { statusSchema } from '#api/contract/status';

export type Status = z.output<typeof statusSchema>;
