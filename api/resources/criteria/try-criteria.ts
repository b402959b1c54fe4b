import type { z } from 'zod';
import { loadLeadType } from '#db/queries/load-lead-type';
import type { Queryable } from '#db/pool';
import { checkCriteria } from '#domain/criteria/check-criteria';
import type { SampledFields } from '#domain/criteria/judge-sample';
import { judgeLeads } from '#threads/judge-leads';
import { forTrial } from '#threads/lane';
import type { FieldSettings } from '#domain/fields/lead-type.schema';
import { UserError } from '#domain/kernel/errors';
import { SAMPLE_SIZE, type criteriaTestSchema, type testCriteria } from '#api/contract/criteria-test';
import type { InputOf } from '#api/contract/endpoint';
import type { DataScope } from '#db/scope/data-scope';
import { readSampledLead, sampleLeads, type SampledLead } from './sample-leads';

type Answer = z.input<typeof criteriaTestSchema>;

const SHOWN = 50;

/** Runs unsaved criteria over the newest leads in the caller's sight. Throws UserError for a lead type or lead out of sight, and where one lead takes too long. */
export async function tryCriteria(
  sql: Queryable,
  body: InputOf<typeof testCriteria>['body'],
  sees: DataScope,
  gone: AbortSignal,
): Promise<Answer> {
  const definitions = await fieldsInSight(sql, body.leadTypeId, sees);
  const chosen = await chosenLead(sql, body, sees);
  const problems = checkCriteria(body.criteria, definitions).map(({ code, message, detail }) => ({
    path: String(detail?.['path'] ?? 'root'),
    code,
    message,
  }));
  if (problems.length > 0) return untried(problems, await sampleLeads(sql, body.leadTypeId, sees, SHOWN));
  const leads = await sampleLeads(sql, body.leadTypeId, sees, SAMPLE_SIZE);
  const zone = body.timeZone ?? (await installationZone(sql));
  const explained = chosen ?? leads[0];
  const { verdicts, items } = await judgeLeads(forTrial(gone), {
    criteria: body.criteria,
    definitions,
    zone,
    sample: leads.map(judged),
    explained: explained ? judged(explained) : null,
  });
  return {
    problems,
    lead: explained ? { ...shown(explained), matches: items[0]?.matches ?? true, items: [...items] } : null,
    sample: { looked: verdicts.length, matching: verdicts.filter(Boolean).length },
    leads: leads
      .slice(0, Math.min(SHOWN, verdicts.length))
      .map((lead, index) => ({ ...shown(lead), matches: verdicts[index] === true })),
  };
}

async function fieldsInSight(sql: Queryable, leadTypeId: string, sees: DataScope): Promise<readonly FieldSettings[]> {
  const type = sees.leadTypeIds?.includes(leadTypeId) === false ? null : await loadLeadType(sql, leadTypeId);
  if (!type) throw new UserError('not-found', 'There is no lead type with this id.');
  return type.document.fields;
}

async function chosenLead(
  sql: Queryable,
  { leadTypeId, leadId }: { leadTypeId: string; leadId?: string | undefined },
  sees: DataScope,
): Promise<SampledLead | undefined> {
  if (leadId === undefined) return undefined;
  const lead = await readSampledLead(sql, leadTypeId, sees, leadId);
  if (!lead) throw new UserError('lead-not-found', 'There is no lead of this type with this id.');
  return lead;
}

/** Criteria that cannot be saved are not tried; the leads to choose from are there all the same. */
function untried(problems: Answer['problems'], leads: readonly SampledLead[]): Answer {
  return {
    problems,
    lead: null,
    sample: { looked: 0, matching: 0 },
    leads: leads.map((lead) => ({ ...shown(lead), matches: false })),
  };
}

const judged = ({ fields, grade, receivedAt }: SampledLead): SampledFields => ({ fields, grade, receivedAt });

const shown = ({ id, name, receivedAt }: SampledLead): { id: string; name: string; receivedAt: string } => ({
  id,
  name,
  receivedAt: new Date(receivedAt).toISOString(),
});

async function installationZone(sql: Queryable): Promise<string> {
  const { rows } = await sql.query<{ zone: string }>({
    name: 'installation-zone',
    text: 'select time_zone as zone from installation',
  });
  return rows[0]?.zone ?? 'UTC';
}
