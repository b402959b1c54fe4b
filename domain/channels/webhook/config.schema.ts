import type { z } from 'zod';
import { httpRequestSchema, IMPOSSIBLE_REQUEST, isPossibleRequest } from '../shared/request.schema';

export const webhookConfigSchema = httpRequestSchema.refine(isPossibleRequest, IMPOSSIBLE_REQUEST);
export type WebhookConfig = z.infer<typeof webhookConfigSchema>;
