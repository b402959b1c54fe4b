import type { PoolClient } from 'pg';
import type { CampaignSettings } from '#domain/lead/campaign.schema';
import type { IntakeSubject } from './find-findings';

const DAY_MS = 86_400_000;

/** The newest earlier lead of the same type with the same key, or null. Takes the key's lock first: equal leads are decided one by one. */
export async function findDuplicate(
  client: PoolClient, key: Buffer, subject: IntakeSubject, settings: CampaignSettings['duplicates'],
): Promise<string | null> {
  await client.query({ name: 'lock-duplicate-key', text: 'select pg_advisory_xact_lock($1::bigint)', values: [key.readBigInt64BE(0).toString()] });
  const { rows } = await client.query<{ id: string }>({
    name: 'find-duplicate-lead',
    text: `select id from lead
           where duplicate_key = $1 and lead_type_id = $2 and id <> $3 and received_at >= $4 and deleted_at is null
             and ($5 or outcome is distinct from 'rejected')
           order by received_at desc limit 1`,
    values: [key, subject.leadTypeId, subject.leadId, new Date(subject.receivedAt - settings.days * DAY_MS), settings.includeRejected],
  });
  return rows[0]?.id ?? null;
}
