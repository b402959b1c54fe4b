import { z } from 'zod';

export const CAP_WINDOWS = ['hour', 'day', 'week', 'month'] as const;
export const capWindowSchema = z.enum(CAP_WINDOWS);
export type CapWindow = z.infer<typeof capWindowSchema>;

/** Most leads per window; absent = unlimited. Windows are local calendar hours, days, weeks (from Monday) and months. */
export const quantityLimitsSchema = z.strictObject({
  hour: z.int().min(0).optional(),
  day: z.int().min(0).optional(),
  week: z.int().min(0).optional(),
  month: z.int().min(0).optional(),
});
export type QuantityLimits = z.infer<typeof quantityLimitsSchema>;

const minuteOfDay = z.int().min(0).max(1440);
/** When a buyer takes leads, in the buyer's zone: per ISO weekday (1 = Monday) spans of minutes after midnight, end excluded. Null = always. */
export const weeklyScheduleSchema = z
  .strictObject({
    spans: z.array(z.strictObject({ weekday: z.int().min(1).max(7), from: minuteOfDay, to: minuteOfDay })).max(50),
  })
  .nullable();
export type WeeklySchedule = z.infer<typeof weeklyScheduleSchema>;
