import type { IntakeOutcome } from '#api/contract/intake';
import type { DemoClient, Sent } from './client';
import { inParallel } from './in-parallel';

/** A lead that was acknowledged, and what its source was told last. */
export interface Followed {
  readonly leadId: string;
  readonly campaign: string;
  readonly kind: string;
  readonly startedAt: number;
  answer: IntakeOutcome | undefined;
  /** When its source first saw a final answer. */
  settledAt: number | undefined;
}

/** Every lead that got a 2xx, once, however often it was sent. */
export function acknowledged(sent: readonly Sent[]): Followed[] {
  const leads = new Map<string, Followed>();
  for (const { planned, answer, startedAt, answeredAt } of sent) {
    if (!answer || leads.has(answer.leadId)) continue;
    const settledAt = isFinal(answer) ? answeredAt : undefined;
    leads.set(answer.leadId, {
      leadId: answer.leadId,
      campaign: planned.campaign,
      kind: planned.kind,
      startedAt,
      answer,
      settledAt,
    });
  }
  return [...leads.values()];
}

const isFinal = (answer: IntakeOutcome): boolean =>
  answer.outcome !== 'queued' && answer.code !== 'unresolved' && answer.code !== 'quality-control';

/** Asks once for every lead that is not settled. */
export async function askAgain(client: DemoClient, followed: readonly Followed[]): Promise<void> {
  await inParallel(
    followed.filter(({ settledAt }) => settledAt === undefined),
    8,
    (lead) => refresh(client, lead),
  );
}

export async function refresh(client: DemoClient, lead: Followed): Promise<void> {
  const { answer } = await client.read(lead.campaign, lead.leadId);
  if (!answer) return;
  lead.answer = answer;
  if (isFinal(answer)) lead.settledAt ??= Date.now();
}
