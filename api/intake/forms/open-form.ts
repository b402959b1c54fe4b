import type { IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import { UserError } from '#domain/kernel/errors';
import type { LeadFormDocument } from '#domain/lead/lead-form.schema';
import type { IntakeParts } from '#api/intake/accept-post';
import { loadLeadForm } from './load-lead-form';

export interface OpenedForm {
  readonly id: string;
  readonly form: LeadFormDocument;
  readonly receiver: IntakeCampaign;
}

/** The form at an address, if it takes leads now. Throws UserError with what visitors are told. */
export async function openForm(parts: Pick<IntakeParts, 'pool' | 'directory'>, slug: string): Promise<OpenedForm> {
  const stored = /^[a-z0-9-]{1,80}$/.test(slug) ? await loadLeadForm(parts.pool, slug) : null;
  if (!stored) throw new UserError('form-not-found', 'There is no form at this address.');
  const receiver = await parts.directory.find(stored.lid, stored.vid, stored.aid);
  const open =
    stored.active &&
    receiver?.status === 'active' &&
    receiver.sourceStatus === 'active' &&
    receiver.leadTypeStatus === 'active';
  if (!receiver || !open) throw new UserError('form-closed', 'This form does not take requests at the moment.');
  return { id: stored.id, form: stored.document, receiver };
}
