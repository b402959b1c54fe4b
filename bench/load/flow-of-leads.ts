import type { Receiver } from '#db/seeds/read-receivers';
import { ClosedLeads } from './await-closed';
import { keepInFlight, type FlightWindow, type Flow } from './keep-in-flight';
import type { LoadContext } from './load-context';
import { nextLead } from './next-lead';
import { postJson } from './post-json';

export interface LeadFlowInput extends FlightWindow {
  readonly url: string;
  readonly receiver: Pick<Receiver, 'lid' | 'vid' | 'aid'>;
}

/** Leads posted to a queued campaign, each followed until it is closed. Fails when one is not sold. */
export function flowOfLeads({ agent, pool }: LoadContext, input: LeadFlowInput): Promise<Flow> {
  const closed = new ClosedLeads(pool);
  return keepInFlight(input, async () => {
    const { status, body } = await postJson(agent, input.url, nextLead(input.receiver));
    if (status !== 202) throw new Error(`A lead was answered ${status}: ${body}`);
    const outcome = await closed.wait((JSON.parse(body) as { leadId: string }).leadId);
    if (outcome !== 'sold') throw new Error(`A lead of the bench was ${outcome} instead of sold`);
  });
}
