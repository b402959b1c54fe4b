import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

export interface DuplicateQuestion {
  readonly leadTypeId: string;
  /** `SecretBox.mac` of the duplicate text. */
  readonly duplicateKey: Buffer;
  /** Epoch milliseconds: older leads do not count. */
  readonly since: number;
  readonly includeRejected: boolean;
  /** The asking lead, once it is stored itself. */
  readonly leadId?: string | undefined;
}

export interface EarlierLead {
  readonly id: string;
  readonly receivedAt: number;
  readonly outcome: string | null;
}

/** The newest earlier lead of the same type with the same duplicate key; deleted and test leads never count, rejected ones on request. */
export async function findDuplicate(sql: Queryable, question: DuplicateQuestion): Promise<EarlierLead | null> {
  return readRow<EarlierLead>(sql, {
    name: 'find-duplicate',
    text: `select id, received_at, outcome from lead
            where duplicate_key = $1 and lead_type_id = $2 and received_at >= $3 and deleted_at is null and not test
              and ($4 or outcome is distinct from 'rejected') and id is distinct from $5
            order by received_at desc, id desc limit 1`,
    values: [
      question.duplicateKey,
      question.leadTypeId,
      new Date(question.since),
      question.includeRejected,
      question.leadId ?? null,
    ],
  });
}
