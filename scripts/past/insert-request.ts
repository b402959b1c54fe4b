import type { RawFields } from '#domain/kernel/lead-fields';
import { isoAt, type Row } from './past-book';
import type { PastLead } from './past-lead';

/** Who sent a lead of the past, told where an operator looks at its insert request; the past is found by it again. */
export const PAST_AGENT = 'leadrail-demo-past';
/** Header that says when the past was made up. */
export const WRITTEN_AT = 'x-demo-written-at';
/** The solar comparison site posts forms, the others JSON. */
const POSTS_FORMS = new Set(['solar-shared']);

/** The post a lead of the past would have come by. */
export function insertRequest({ id, campaign, receivedAt }: PastLead, raw: RawFields, writtenAt: number): Row {
  const form = POSTS_FORMS.has(campaign.key);
  const fields = { ...campaign.numbers, ...raw };
  const text = form
    ? new URLSearchParams(
        Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
      ).toString()
    : JSON.stringify(fields);
  const contentType = form ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    lead_id: id,
    content_type: contentType,
    headers: { 'content-type': contentType, 'user-agent': PAST_AGENT, [WRITTEN_AT]: isoAt(writtenAt) },
    query: '',
    body: `\\x${Buffer.from(text).toString('hex')}`,
    remote_ip: '127.0.0.1',
    received_at: isoAt(receivedAt),
    created_at: isoAt(receivedAt),
    notes: [],
  };
}
