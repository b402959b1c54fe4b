import { forLeads } from '#threads/lane';
import { readLeadIn } from '#threads/read-lead';
import { writeCorrection } from '#db/leads/write-correction';
import type { Queryable } from '#db/pool';
import { loadCampaignGrading } from '#db/queries/load-campaign-grading';
import { loadLead } from '#db/queries/load-lead';
import { loadLeadType } from '#db/queries/load-lead-type';
import { fieldTypeOf } from '#domain/fields/registry';
import { correctLead } from '#domain/lead/correct-lead';
import type { FieldValue, LeadFields, RawFields } from '#domain/kernel/lead-fields';
import type { ActivityDeps } from '../kit/deps';

const LOCK = {
  name: 'lock-lead-to-append',
  text: 'select 1 from lead where id = $1 and erased_at is null and deleted_at is null for no key update',
};

/** The whole earlier lead becomes the person as the duplicate describes them: what it left out or got wrong stays as it was. */
export async function appendToEarlierLead(
  { secrets }: Pick<ActivityDeps, 'secrets'>,
  sql: Queryable,
  { earlierId, fields }: { readonly earlierId: string; readonly fields: LeadFields },
): Promise<void> {
  const { rowCount } = await sql.query({ ...LOCK, values: [earlierId] });
  const lead = rowCount === 1 ? await loadLead(sql, earlierId) : null;
  const type = lead ? await loadLeadType(sql, lead.leadTypeId) : null;
  if (!lead || !type) return;
  const campaign = await loadCampaignGrading(sql, lead.campaignId);
  const { document } = type;
  const given = document.fields.flatMap(({ name, kind }): [string, FieldValue][] => {
    const value = fields[name] ?? null;
    return value === null || fieldTypeOf(kind).computed ? [] : [[name, value]];
  });
  const reading = { ...campaign, readLead: readLeadIn(forLeads) };
  const first = await correctLead(document, lead, Object.fromEntries(given) as RawFields, reading);
  const wrong = new Set(first.broken.map(({ field = '' }) => field.split(/[.[]/)[0]));
  const good = given.filter(([name]) => !wrong.has(name));
  const corrected =
    wrong.size === 0 ? first : await correctLead(document, lead, Object.fromEntries(good) as RawFields, reading);
  if (corrected.changes.length === 0) return;
  await writeCorrection(sql, secrets, {
    leadId: earlierId,
    document,
    corrected,
    scale: campaign.scale,
    actor: 'duplicate',
  });
}
