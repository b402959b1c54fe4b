import { z } from 'zod';
import { httpRequestSchema, IMPOSSIBLE_REQUEST, isPossibleRequest } from '../shared/request.schema';

/** The post of a ping/post sale. The ping before it is a delivery method of its own, named by the delivery account. */
export const pingPostConfigSchema = httpRequestSchema
  .extend({
    referenceName: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({
        description: 'Outgoing name of the ping reference, when the mapping does not carry it already',
        form: { order: 2, placeholder: 'ping_id' },
      }),
  })
  .refine(isPossibleRequest, IMPOSSIBLE_REQUEST);
export type PingPostConfig = z.infer<typeof pingPostConfigSchema>;
