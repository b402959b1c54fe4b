import type { deliveryAccounts } from '#api/contract/resources/delivery-accounts';
import type { Draft } from '#ui/forms/draft';

/** A delivery account while it is edited. */
export type AccountDraft = Draft<typeof deliveryAccounts>;
