import type { z } from 'zod';
import { loadLeadType } from '#db/queries/load-lead-type';
import type { Queryable } from '#db/pool';
import { checkCriteria } from '#domain/criteria/check-criteria';
import { compileCriteria } from '#domain/criteria/compile-criteria';
import { computeExpressions } from '#domain/criteria/compute-expressions';
import { explainCriteria } from '#domain/criteria/explain-criteria';
import type { CriteriaFacts } from '#domain/criteria/criteria-facts';
import type { FieldSettings } from '#domain/fields/lead-type.schema';
import { knownFields } from '#domain/fields/known-fields';
import { UserError } from '#domain/kernel/errors';
import { SAMPLE_SIZE, type criteriaTestSchema, type testCriteria } from '#api/contract/criteria-test';
import type { InputOf } from '#api/contract/endpoint';
import type { DataScope } from '#db/scope/data-scope';
import { readSampledLead, sampleLeads, type SampledLead } from './sample-leads';

type Answer = z.input<typeof criteriaTestSchema>;

const SHOWN = 50;
/** Expressions may cost up to 200 ms each: after this long the sample is as large as it got. */
const BUDGET_MS = 2000;

/** Runs unsaved criteria over the newest leads in the caller's sight. Throws UserError for a lead type or lead out of sight. */
export async function tryCriteria(
  sql: Queryable,
  body: InputOf<typeof testCriteria>['body'],
  sees: DataScope,
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
  const compiled = compileCriteria(body.criteria, definitions);
  const factsOf = async (lead: SampledLead): Promise<CriteriaFacts> => ({
    fields: lead.fields,
    now: lead.receivedAt,
    zone,
    grade: lead.grade ?? undefined,
    computed: await computeExpressions(compiled.expressions, knownFields(lead.fields), lead.receivedAt),
  });
  const verdicts = await judge(leads, async (lead) => compiled.matches(await factsOf(lead)));
  const explained = chosen ?? leads[0];
  const items = explained ? explainCriteria(body.criteria, definitions, await factsOf(explained)) : [];
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

async function judge(
  leads: readonly SampledLead[],
  matches: (lead: SampledLead) => Promise<boolean>,
): Promise<boolean[]> {
  const until = performance.now() + BUDGET_MS;
  const verdicts: boolean[] = [];
  for (const lead of leads) {
    if (performance.now() > until) break;
    verdicts.push(await matches(lead));
  }
  return verdicts;
}

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
