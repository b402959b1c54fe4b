import { z } from 'zod';
import { GRADES } from '../words/lead';

export const GRADING_CHECKS = ['address', 'phone', 'email', 'ip-address', 'comments'] as const;
export const gradingCheckSchema = z.enum(GRADING_CHECKS);
export type GradingCheck = z.infer<typeof gradingCheckSchema>;
const gradeSchema = z.enum(GRADES);
export const gradeActionSchema = z.enum(['deliver', 'qc', 'reject']);
export type GradeAction = z.infer<typeof gradeActionSchema>;

/** Points per passed check; a grade is reached at `from` points or more; F needs no points. */
export const gradingScaleSchema = z.strictObject({
  v: z.literal(1),
  checks: z
    .array(z.strictObject({ check: gradingCheckSchema, enabled: z.boolean(), points: z.int().min(0).max(1000) }))
    .max(5),
  grades: z
    .array(z.strictObject({ grade: gradeSchema, from: z.int().min(0), action: gradeActionSchema }))
    .min(1)
    .max(5),
});
export type GradingScale = z.infer<typeof gradingScaleSchema>;
