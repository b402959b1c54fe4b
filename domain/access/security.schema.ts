import { z } from 'zod';

/** What the installation demands of people who sign in. */
export const securitySchema = z
  .strictObject({
    passwordMinLength: z.int().min(10).max(64).default(12),
    passwordBlockCommon: z
      .boolean()
      .default(true)
      .meta({ description: 'Refuses passwords made of common words, runs of keys, and the own name or address' }),
    passwordUpperCase: z.boolean().default(false).meta({ description: 'Asks for a capital letter' }),
    passwordDigit: z.boolean().default(false).meta({ description: 'Asks for a digit' }),
    passwordSpecial: z
      .boolean()
      .default(false)
      .meta({ description: 'Asks for a sign that is neither letter nor digit' }),
    passwordHistory: z
      .int()
      .min(0)
      .max(24)
      .default(5)
      .meta({ description: 'How many former passwords may not come back' }),
    passwordExpiryDays: z.int().min(1).max(3650).nullable().default(null).meta({ description: 'null = never' }),
    secondFactorRequired: z.boolean().default(false).meta({ description: 'Of everybody' }),
    secondFactorOfAdministrators: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Of whoever may manage people or security settings. On where an installation begins without a printed password',
      }),
    idleMinutes: z
      .int()
      .min(5)
      .max(720)
      .default(30)
      .meta({ description: 'A session nobody uses ends after this time' }),
    requestsPerMinute: z
      .int()
      .min(60)
      .max(1_000_000)
      .default(6000)
      .meta({ description: 'Of one person or one API credential, for each API process' }),
  })
  .meta({ id: 'Security' });
export type SecuritySettings = z.output<typeof securitySchema>;
