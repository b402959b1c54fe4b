import { Campaign } from '#db/entities/campaign.entity';
import { LeadForm, type LeadFormEntity } from '#db/entities/lead-form.entity';
import { LeadType } from '#db/entities/lead-type.entity';
import { checkLeadForm } from '#domain/lead/check-lead-form';
import type { LeadFormDocument } from '#domain/lead/lead-form.schema';
import type { FieldProblem } from '#api/contract/problem';
import { leadForms } from '#api/contract/resources/lead-forms';
import type { RowDraft, ResourceBinding, WriteContext } from '../engine/binding';
import { findReference, reasonsAt } from '../engine/reference';

export const leadFormBinding: ResourceBinding<LeadFormEntity> = {
  contract: leadForms,
  entity: LeadForm,
  table: 'lead_form',
  check,
};

async function check(draft: RowDraft, { em }: WriteContext): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const campaign = await findReference(em, Campaign, 'campaignId', draft['campaignId'], problems);
  const type = campaign ? await em.findOne(LeadType, { id: campaign.leadTypeId }) : null;
  if (campaign && campaign.intakeChannel !== 'web')
    problems.push({
      field: 'campaignId',
      code: 'not-a-web-campaign',
      message: 'Only a web campaign takes leads from a form; choose one.',
    });
  if (type)
    problems.push(...reasonsAt('document', checkLeadForm(draft['document'] as LeadFormDocument, type.document)));
  return problems;
}
