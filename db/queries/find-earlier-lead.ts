import { findDuplicate } from './find-duplicate';
import type { Queryable } from '#db/pool';
import type { CampaignSettings } from '#domain/lead/campaign.schema';
import type { IntakeSubject } from '#domain/intake/examine-lead';

const DAY_MS = 86_400_000;

/** Held until the transaction ends, so that equal leads are decided one by one: the lock to take before `findEarlierLead`. */
export const duplicateLock = (duplicateKey: Buffer): bigint => duplicateKey.readBigInt64BE(0);

/** The earlier lead this one repeats, or null. */
export async function findEarlierLead(
  sql: Queryable,
  duplicateKey: Buffer,
  subject: IntakeSubject,
  settings: CampaignSettings['duplicates'],
): Promise<string | null> {
  const earlier = await findDuplicate(sql, {
    leadTypeId: subject.leadTypeId,
    duplicateKey,
    since: subject.receivedAt - settings.days * DAY_MS,
    includeRejected: settings.includeRejected,
    leadId: subject.leadId,
  });
  return earlier?.id ?? null;
}
