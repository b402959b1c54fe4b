import type { Pool, PoolClient } from 'pg';
import { newId } from '#db/new-id';
import { inTransaction } from '#db/pool';
import { loadLeadType } from '#db/queries/load-lead-type';
import { loadLead } from '#db/queries/load-lead';
import type { LeadRow } from '#db/rows';
import type { SecretBox } from '#db/secrets/secret-box';
import { gradeLead, type GradeResult } from '#domain/grading/grade-lead';
import type { GradingScale } from '#domain/grading/grading.schema';
import { UserError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import type { Reason } from '#domain/kernel/reason';
import { duplicateText } from '#domain/lead/duplicate-text';
import type { LeadFields } from '#domain/lead/lead-fields';
import { readSystemFields } from '#domain/lead/system-fields';
import { refuseStale } from '#api/http/entity-tag';
import { correctFields, type FieldCorrection } from './correct-fields';
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
    const campaign = await loadGrading(client, lead.campaignId);
    const corrected = await correctFields(type.document, lead, edit.fields, campaign.delimiter);
    if (corrected.changes.length === 0) return { fields: lead.fields, grade: lead.grade, gradeScore: lead.gradeScore, reasons: lead.reasons };
    const system = readSystemFields(type.document, corrected.fields);
    const grade = campaign.scale ? gradeLead(campaign.scale, { system: { ...system } }) : null;
    const text = duplicateText(type.document, corrected.fields);
    await write(client, lead, corrected, { system, grade, duplicateKey: text === null ? null : secretBox.mac(text) });
    await client.query({
      name: 'record-lead-change', text: 'insert into lead_change (id, lead_id, actor, changes) values ($1, $2, $3, $4)',
      values: [newId(), lead.id, edit.actor, JSON.stringify(corrected.changes)],
    });
    return { fields: corrected.fields, grade: grade?.grade ?? lead.grade, gradeScore: grade?.score ?? lead.gradeScore, reasons: corrected.reasons };
  });
}

async function lockLead(client: PoolClient, edit: LeadEdit): Promise<LeadRow> {
  await client.query({ name: 'lock-lead-to-edit', text: 'select 1 from lead where id = $1 for no key update', values: [edit.leadId] });
  const lead = await loadLead(client, edit.leadId);
  if (!lead) throw new UserError('unknown-lead', 'There is no lead with this id.');
  if (edit.ifMatch === undefined) throw new UserError('version-required', 'Send If-Match with the version of the fields you have read.');
  refuseStale(edit.ifMatch, fieldsVersion(lead.fields), 'the lead');
  if (lead.erasedAt !== null) throw new UserError('action-not-possible', 'The lead was erased; there is nothing left to correct.');
  if (lead.deletedAt !== null) throw new UserError('action-not-possible', 'The lead is deleted; undo that first.');
  if (lead.stage === 'received') throw new UserError('action-not-possible', 'The lead is still being taken in; correct it afterwards.');
  return lead;
}

async function loadGrading(client: PoolClient, campaignId: string): Promise<{ scale: GradingScale | null; delimiter: string }> {
  const { rows } = await client.query<{ scale: GradingScale; graded: boolean; delimiter: string }>({
    name: 'load-campaign-grading',
    text: `select installation.grading as scale, coalesce((campaign.settings->>'grading')::boolean, false) and source.grading_enabled as graded,
             coalesce(campaign.settings->>'multiValueDelimiter', ',') as delimiter
           from campaign join source on source.id = campaign.source_id cross join installation where campaign.id = $1`,
    values: [campaignId],
  });
  const [row] = rows;
  return { scale: row?.graded ? row.scale : null, delimiter: row?.delimiter ?? ',' };
}

interface Reread {
  readonly system: ReturnType<typeof readSystemFields>;
  readonly grade: GradeResult | null;
  readonly duplicateKey: Buffer | null;
}

async function write(client: PoolClient, lead: LeadRow, { fields, reasons }: FieldCorrection, { system, grade, duplicateKey }: Reread): Promise<void> {
  await client.query({
    name: 'write-lead-edit',
    text: `update lead set fields = $2, reasons = $3, first_name = $4, last_name = $5, email = $6, phone = $7, city = $8, state = $9, postal_code = $10,
             is_mobile = $11, ip_address = $12, duplicate_key = $13, grade = coalesce($14, grade), grade_score = coalesce($15, grade_score),
             grading = coalesce($16::jsonb, grading), updated_at = now() where id = $1`,
    values: [
      lead.id, JSON.stringify(fields), JSON.stringify(reasons), system.firstName, system.lastName, system.email, system.primaryPhone, system.city, system.state,
      system.postalCode, system.isMobile, system.ipAddress, duplicateKey, grade?.grade ?? null, grade?.score ?? null, grade ? JSON.stringify(grade) : null,
    ],
  });
}
