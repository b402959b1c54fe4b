import { z } from 'zod';

export const leadPortalConfigSchema = z.strictObject({ v: z.literal(1) });
export type LeadPortalConfig = z.infer<typeof leadPortalConfigSchema>;
