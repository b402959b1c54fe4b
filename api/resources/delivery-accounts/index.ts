import { Buyer } from '#db/entities/buyer.entity';
import { DeliveryAccount, type DeliveryAccountEntity } from '#db/entities/delivery-account.entity';
import { DeliveryMethod } from '#db/entities/delivery-method.entity';
import { LeadType } from '#db/entities/lead-type.entity';
import { channelOf } from '#domain/channels/registry';
import { checkCriteria } from '#domain/criteria/check-criteria';
import type { CriteriaDocument } from '#domain/criteria/criteria.schema';
import { deliveryAccounts } from '#api/contract/resources/delivery-accounts';
import type { FieldProblem } from '#api/contract/problem';
import type { RowDraft, ResourceBinding, WriteContext } from '../engine/binding';
import { findReference, reasonsAt } from '../engine/reference';

export const deliveryAccountBinding: ResourceBinding<DeliveryAccountEntity> = {
  contract: deliveryAccounts,
  entity: DeliveryAccount,
  table: 'delivery_account',
  check,
  leadTypeId: (row) => row.leadTypeId,
};

async function check(draft: RowDraft, { em }: WriteContext): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  await findReference(em, Buyer, 'buyerId', draft['buyerId'], problems);
  const type = await findReference(em, LeadType, 'leadTypeId', draft['leadTypeId'], problems);
  if (type)
    problems.push(...reasonsAt('criteria', checkCriteria(draft['criteria'] as CriteriaDocument, type.document.fields)));
  for (const field of ['deliveryMethodId', 'pingMethodId', 'alternateMethodId'])
    await checkMethod(em, draft, field, problems);
  return problems;
}

/** A method must be of the account's own buyer and lead type; the one that is asked for bids must be able to. */
async function checkMethod(
  em: WriteContext['em'],
  draft: RowDraft,
  field: string,
  problems: FieldProblem[],
): Promise<void> {
  const method = await findReference(em, DeliveryMethod, field, draft[field], problems);
  if (!method) return;
  const refuse = (code: string, message: string): void => void problems.push({ field, code, message });
  if (method.buyerId !== draft['buyerId']) refuse('other-buyer', 'The method belongs to another buyer.');
  if (method.leadTypeId !== draft['leadTypeId']) refuse('other-lead-type', 'The method delivers another lead type.');
  if (field === 'pingMethodId' && !channelOf(method.channel).canPing)
    refuse('cannot-ping', 'This method cannot ask for a bid.');
}
