import type { PoolClient } from 'pg';
import { inTransaction } from '#db/pool';
import { BugError } from '#domain/kernel/errors';
import type { Reason } from '#domain/kernel/reason';
import { decideIntake } from '#domain/lead/decide-intake';
import type { RawFields } from '#domain/lead/lead-fields';
import type { LeadPosition } from '#domain/protocol/lead-messages';
import type { LeadStage } from '#domain/protocol/lead-stage';
import { postLeadCost } from '../ledger/post-lead-cost';
import { takeCampaignCap } from '../delivery/take-campaign-cap';
import { addSteps } from '../kit/add-steps';
import type { ActivityDeps } from '../kit/deps';
import { bookIntake } from './book-intake';
import { findFindings, type Findings } from './find-findings';
import { followDuplicate } from './follow-duplicate';
import { intakeSteps } from './intake-steps';
import type { CampaignContext } from './load-campaign-context';

interface Row {
  id: string; stage: LeadStage; plan_in_hand: number; lead_type_id: string; campaign_id: string; fields: RawFields; received_at: Date; hold: boolean;
}

/**
 * Takes a lead in, once, and says at which step this run goes on. One transaction: fields, findings, decision, limits, cost and
 * timeline. A lead that was already taken in is only looked at, which is how a restarted workflow resumes: with the oldest plan that
 * has deliveries in hand (an operator's later plan is next in line), else with the newest.
 */
export const openLead = (deps: ActivityDeps) => ({ leadId }: { leadId: string }): Promise<LeadPosition> =>
  inTransaction(deps.pool, async (client) => {
    const row = await loadRow(client, leadId);
    if (row.stage !== 'received') return { stage: row.stage, planNumber: row.plan_in_hand };
    const campaign = await deps.campaigns.get(row.campaign_id);
    const startedAt = deps.now();
    const subject = { leadId, leadTypeId: row.lead_type_id, receivedAt: row.received_at.getTime(), raw: row.fields };
    const findings = await findFindings(deps, client, campaign, subject);
    const reasons = [...findings.reasons, ...(await takeLimit(client, campaign, findings, startedAt))];
    const settings = row.hold ? { ...campaign.settings, deliver: false } : campaign.settings;
    const decision = decideIntake(settings, { reasons, gradeAction: findings.grade?.action ?? null });
    const now = deps.now();
    const booked = await bookIntake(client, { leadId, decision, findings, reasons, configVersion: campaign.configVersion, now });
    if (!booked) throw new BugError('lead-changed', 'A lead changed under its own row lock.', { leadId });
    if (decision.owed) await postLeadCost(client, { leadId, now });
    if (findings.duplicateOf) await followDuplicate(client, { leadId, earlierId: findings.duplicateOf, fields: findings.fields, settings: campaign.settings });
    await addSteps(client, leadId, intakeSteps(decision, findings, reasons, startedAt, now));
    return { stage: decision.stage, planNumber: 1 };
  });

async function loadRow(client: PoolClient, leadId: string): Promise<Row> {
  const { rows } = await client.query<Row>({
    name: 'open-lead',
    text: `select id, stage, lead_type_id, campaign_id, fields, received_at, hold,
             coalesce((select min(plan_number) from delivery where lead_id = lead.id and state in ('reserved', 'sending', 'retrying')),
                      greatest(plan_count, 1)) as plan_in_hand
           from lead where id = $1 for update`,
    values: [leadId],
  });
  if (!rows[0]) throw new BugError('lead-missing', 'A workflow was started for a lead that is not in the book of record.', { leadId });
  return rows[0];
}

/** Only a lead that would be accepted uses up the campaign's quantity limits; a campaign without any locks nothing. */
async function takeLimit(client: PoolClient, campaign: CampaignContext, findings: Findings, now: number): Promise<Reason[]> {
  if (findings.reasons.length > 0 || Object.keys(campaign.limits).length === 0) return [];
  const full = await takeCampaignCap(client, campaign.campaignId, campaign.limits, campaign.zone, now);
  if (full === null) return [];
  const limit = campaign.limits[full] ?? 0;
  return [{ code: 'campaign-limit-reached', message: `This campaign takes at most ${limit} leads per ${full}.`, detail: { window: full, limit } }];
}
