import type { Pool } from 'pg';
import { readRow } from '#db/read-rows';
import { newId } from '#db/new-id';
import type { SecretBox } from '#db/secrets/secret-box';
import type { LeadNews } from '#db/lead-news';
import { loadCampaignByAid, type IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import { UserError } from '#domain/kernel/errors';
import type { RawFields } from '#domain/kernel/lead-fields';
import { SCHEDULE_LIMIT_DAYS } from '#api/contract/lead-entry';
import { InvalidRequest } from '#api/http/invalid-request';
import type { Principal } from '#api/http/principal';
import { closedDoor } from '#api/intake/build-lead';
import { idempotencyKey } from '#api/intake/idempotency';
import { readAtTheDoor } from '#api/intake/read-at-the-door';
import { queuedAnswer, rejectedAnswer } from '#api/intake/read-answer';
import { storeLead } from '#api/intake/store-lead';

export interface LeadEntry {
  readonly campaignId: string;
  readonly fields: RawFields;
  readonly hold: boolean;
  readonly test: boolean;
  /** Epoch milliseconds; null = at once. */
  readonly startsAt: number | null;
  readonly address: string;
}
export interface EntryParts {
  readonly pool: Pool;
  readonly secretBox: Pick<SecretBox, 'mac'>;
  readonly news: LeadNews;
  readonly doorbell: { ring(): void };
}

const STORE_TIMEOUT_MS = 5000;
const DAY_MS = 86_400_000;
/** Ten seconds back are a clock that is not quite right. */
const SLACK_MS = 10_000;

/** Books a lead that somebody has typed in, like a post of its source, to be processed from the queue at its time. */
export async function storeEnteredLead(parts: EntryParts, principal: Principal, entry: LeadEntry) {
  const receiver = await findCampaign(parts.pool, entry.campaignId, principal);
  const now = Date.now();
  const startsAt = checkTime(entry.startsAt ?? now, now);
  const leadId = newId();
  const reasons = closedDoor(receiver);
  const answer = reasons.length > 0 ? rejectedAnswer(leadId, reasons) : queuedAnswer(leadId);
  const door = readAtTheDoor(receiver, entry.fields);
  const body = Buffer.from(JSON.stringify(entry.fields));
  const stored = await storeLead(
    parts.pool,
    {
      leadId,
      receiver: { ...receiver, settings: { ...receiver.settings, processing: 'queued' } },
      fields: reasons.length > 0 ? door.fields : entry.fields,
      system: door.system,
      test: entry.test,
      hold: entry.hold,
      reasons,
      answer,
      // A key of its own: entering the same lead twice is for the duplicate check to find.
      key: idempotencyKey(parts.secretBox, `entry-${leadId}`, receiver.sourceId, { leadId }),
      post: {
        contentType: 'application/json',
        headers: { 'x-entered-by': principal.actor },
        query: '',
        body,
        remoteIp: entry.address,
        notes: [],
      },
      dispatchAfterMs: Math.max(0, startsAt - now),
    },
    STORE_TIMEOUT_MS,
  );
  if (!stored) throw new UserError('request-in-flight', 'The lead could not be booked; try again.');
  parts.news.tell(leadId);
  if (reasons.length === 0 && startsAt <= now) parts.doorbell.ring();
  return {
    leadId,
    outcome: reasons.length > 0 ? ('rejected' as const) : ('queued' as const),
    startsAt: new Date(Math.max(startsAt, now)).toISOString(),
    reasons: reasons.map(({ code, message }) => ({ code, message })),
  };
}

function checkTime(at: number, now: number): number {
  const message =
    at < now - SLACK_MS
      ? 'This time is over.'
      : at > now + SCHEDULE_LIMIT_DAYS * DAY_MS
        ? `At most ${SCHEDULE_LIMIT_DAYS} days ahead.`
        : null;
  if (message)
    throw new InvalidRequest('invalid-fields', 'The schedule is not possible.', [
      { field: 'schedule.at', code: 'out-of-range', message },
    ]);
  return at;
}

/** The campaign, when the caller may see it: a limit to sources and lead types holds for what they enter, too. */
async function findCampaign(pool: Pool, id: string, { sees }: Principal): Promise<IntakeCampaign> {
  const text = `select aid, vid, lid, campaign.source_id, campaign.lead_type_id from campaign
    join source on source.id = campaign.source_id join lead_type on lead_type.id = campaign.lead_type_id where campaign.id = $1`;
  const row = await readRow<{ aid: number; vid: number; lid: number; sourceId: string; leadTypeId: string }>(pool, {
    name: 'find-campaign-to-enter',
    text,
    values: [id],
  });
  const seen =
    row && (sees.sourceIds?.includes(row.sourceId) ?? true) && (sees.leadTypeIds?.includes(row.leadTypeId) ?? true);
  const campaign = seen ? await loadCampaignByAid(pool, row.lid, row.vid, row.aid) : null;
  if (!campaign)
    throw new InvalidRequest('invalid-fields', 'There is no such campaign.', [
      { field: 'campaignId', code: 'unknown-reference', message: 'There is no such campaign.' },
    ]);
  return campaign;
}
