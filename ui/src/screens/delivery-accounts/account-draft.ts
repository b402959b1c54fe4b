import type { z } from 'zod';
import type { deliveryAccounts } from '#api/contract/resources/delivery-accounts';

/** A delivery account while it is edited. */
export type AccountDraft = z.output<typeof deliveryAccounts.writable>;
