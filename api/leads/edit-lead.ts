import type { Pool, PoolClient } from 'pg';
import { writeCorrection } from '#db/leads/write-correction';
import { refuseErased } from '#db/leads/refuse-erased';
import { inTransaction } from '#db/pool';
import { loadCampaignGrading } from '#db/queries/load-campaign-grading';
import { loadLeadType } from '#db/queries/load-lead-type';
import { loadLead } from '#db/queries/load-lead';
import type { LeadRow } from '#db/rows';
import type { SecretBox } from '#db/secrets/secret-box';
import { UserError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import type { Reason } from '#domain/kernel/reason';
import type { LeadFields } from '#domain/kernel/lead-fields';
import { refuseStale } from '#api/http/entity-tag';
import { correctFields } from './correct-fields';
import { fieldsVersion } from './fields-version';

export interface LeadEdit {
  readonly leadId: string;
  readonly fields: { readonly [name: string]: Json };
  readonly ifMatch: string | undefined;
  readonly actor: string;
}
export interface EditedLead {
  readonly fields: LeadFields;
  readonly grade: string | null;
  readonly gradeScore: number | null;
  readonly reasons: readonly Reason[];
}

/** Corrects fields of a lead under its lock: read by its type, graded again, with the difference on record. What changes nothing writes nothing. */
export function editLead(pool: Pool, secretBox: SecretBox, edit: LeadEdit): Promise<EditedLead> {
  return inTransaction(pool, async (client) => {
    const lead = await lockLead(client, edit);
    const type = await loadLeadType(client, lead.leadTypeId);
    if (!type) throw new UserError('unknown-lead', 'There is no lead with this id.');
    const campaign = await loadCampaignGrading(client, lead.campaignId);
    const corrected = await correctFields(type.document, lead, edit.fields, campaign);
    if (corrected.changes.length === 0)
      return { fields: lead.fields, grade: lead.grade, gradeScore: lead.gradeScore, reasons: lead.reasons };
    const grade = await writeCorrection(client, secretBox, {
      leadId: lead.id,
      document: type.document,
      corrected,
      scale: campaign.scale,
      actor: edit.actor,
    });
    return {
      fields: corrected.fields,
      grade: grade?.grade ?? lead.grade,
      gradeScore: grade?.score ?? lead.gradeScore,
      reasons: corrected.reasons,
    };
  });
}

async function lockLead(client: PoolClient, edit: LeadEdit): Promise<LeadRow> {
  await client.query({
    name: 'lock-lead-to-edit',
    text: 'select 1 from lead where id = $1 for no key update',
    values: [edit.leadId],
  });
  const lead = await loadLead(client, edit.leadId);
  if (!lead) throw new UserError('unknown-lead', 'There is no lead with this id.');
  refuseErased(lead);
  if (edit.ifMatch === undefined)
    throw new UserError('version-required', 'Send If-Match with the version of the fields you have read.');
  refuseStale(edit.ifMatch, fieldsVersion(lead.fields), 'the lead');
  if (lead.deletedAt !== null) throw new UserError('action-not-possible', 'The lead is deleted; undo that first.');
  if (lead.stage === 'received')
    throw new UserError('action-not-possible', 'The lead is still being taken in; correct it afterwards.');
  return lead;
}
