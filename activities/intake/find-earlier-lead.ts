import type { PoolClient } from 'pg';
import { findDuplicate } from '#db/queries/find-duplicate';
import type { CampaignSettings } from '#domain/lead/campaign.schema';
import type { IntakeSubject } from './find-findings';

const DAY_MS = 86_400_000;

/** The earlier lead this one repeats, or null. Takes the key's lock first, until the transaction ends: equal leads are decided one by one. */
export async function findEarlierLead(
  client: PoolClient, duplicateKey: Buffer, subject: IntakeSubject, settings: CampaignSettings['duplicates'],
): Promise<string | null> {
  await client.query({ name: 'lock-duplicate-key', text: 'select pg_advisory_xact_lock($1::bigint)', values: [duplicateKey.readBigInt64BE(0).toString()] });
  const earlier = await findDuplicate(client, {
    leadTypeId: subject.leadTypeId, duplicateKey, since: subject.receivedAt - settings.days * DAY_MS, includeRejected: settings.includeRejected, leadId: subject.leadId,
  });
  return earlier?.id ?? null;
}
