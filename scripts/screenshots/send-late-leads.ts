import { seedFrom } from '#domain/kernel/seed';
import type { FakeBuyers } from '#test/kit/fakes/buyers';
import { planSends } from '../demo/plan-sends';
import type { DemoClient } from '../demo/client';
import { demoCast, leadMaker } from '../demo/leads';
import { withEverydayNames } from '../past/cast';

/** Leads that have not come to rest when the pictures are taken: some wait for a reviewer, some for buyers that do not answer. */
export async function sendLateLeads(client: DemoClient, buyers: FakeBuyers, run: string): Promise<void> {
  const plan = planSends(run, leadMaker(run, seedFrom(`leadrail pictures ${run}`), withEverydayNames(demoCast(run))));
  const good = (campaign: string, count: number) =>
    plan.first.filter((send) => send.campaign === campaign && send.kind === 'good').slice(0, count);
  for (const buyer of ['wobbly', 'twice-told', 'reset']) await buyers.behave(buyer, { delayMs: 600_000 });
  for (const send of [...good('solar-reviewed', 9), ...good('auto-shared', 5)]) await client.send(send);
}
