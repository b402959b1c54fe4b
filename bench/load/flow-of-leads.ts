import type { Receiver } from '#db/seeds/read-receivers';
import { ClosedLeads } from './await-closed';
import { keepInFlight, type FlightWindow, type Flow } from './keep-in-flight';
import type { LoadContext } from './load-context';
import { nextLead } from './next-lead';
import { postJson } from './post-json';

const PATIENCE = 20;

export interface Destination {
  readonly url: string;
  readonly receiver: Pick<Receiver, 'lid' | 'vid' | 'aid'>;
}
export type LeadFlowInput = FlightWindow & Destination;

/** Leads posted to a queued campaign, each followed until it is closed. Fails when one is not sold. */
export function flowOfLeads(context: LoadContext, input: LeadFlowInput): Promise<Flow> {
  const closed = new ClosedLeads(context.pool);
  return keepInFlight(input, async () => {
    await sell(context, closed, input);
  });
}

/** One lead, sold; its id. */
export const soldLead = (context: LoadContext, input: Destination): Promise<string> =>
  sell(context, new ClosedLeads(context.pool), input);

async function sell(context: LoadContext, closed: ClosedLeads, { url, receiver }: Destination): Promise<string> {
  const leadId = await post(context, url, nextLead(receiver));
  const outcome = await closed.wait(leadId);
  if (outcome !== 'sold') throw new Error(`A lead of the bench was ${outcome} instead of sold`);
  return leadId;
}

/** A caller that is told to come again does so with the same body, which is the same lead. */
async function post({ agent }: LoadContext, url: string, lead: string): Promise<string> {
  for (let patience = PATIENCE; ; patience -= 1) {
    const { status, body } = await postJson(agent, url, lead);
    if (status === 202 || status === 200) return (JSON.parse(body) as { leadId: string }).leadId;
    if (status !== 503 || patience === 0) throw new Error(`A lead was answered ${status}: ${body}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
