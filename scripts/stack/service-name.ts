/** The four processes of an installation, in the order in which they are stopped. */
export const SERVICE_NAMES = ['api', 'worker', 'temporal', 'postgres'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];
