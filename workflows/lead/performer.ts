import { patched, sleep, workflowInfo } from '@temporalio/workflow';
import type { Candidate } from '#domain/plan/plan-types';
import type { DeliveryResult, FollowUp, LeadWorkflowInput, OpenFollowUp } from '#domain/protocol/lead-messages';
import type { LeadCommand, LeadEvent } from '#domain/protocol/lead-protocol';
import { oneOfEachBuyer } from '#domain/protocol/one-of-each-buyer';
import { auctionFor, book, deliveryTo, verificationWithin } from '../kit/proxies';

/** Carries out one command of the protocol. */
export type Perform = (command: Exclude<LeadCommand, { do: 'finish' }>) => Promise<LeadEvent>;

export interface Surroundings {
  readonly verdict: () => Promise<FollowUp>;
  /** A run before this one was at it and is gone. */
  readonly leftUndone: (open: OpenFollowUp) => void;
}

/** How each command of the protocol is carried out. */
export function performer({ leadId, awaited }: LeadWorkflowInput, { verdict, leftUndone }: Surroundings): Perform {
  return async (command) => {
    switch (command.do) {
      case 'open': {
        const position = await book.openLead({ leadId, runId: workflowInfo().runId, ...(awaited && { awaited }) });
        for (const open of position.followUps ?? []) leftUndone(open);
        return { kind: 'opened', position };
      }
      case 'verify':
        await verificationWithin(command.withinMs).verifyFields({ leadId });
        return { kind: 'verified' };
      case 'await-verdict':
        return { kind: 'decided', followUp: await verdict() };
      case 'plan':
        return { kind: 'planned', plan: await book.planLead({ leadId, number: command.number }) };
      case 'auction':
        return {
          kind: 'auctioned',
          candidates: await auctionFor(command.candidates).runAuction({
            leadId,
            planNumber: command.number,
            candidates: command.candidates,
          }),
        };
      case 'deliver':
        return {
          kind: 'delivered',
          results: await Promise.all(sideBySide(command.wave).map((candidate) => deliver(leadId, command, candidate))),
        };
      case 'close':
        await book.closeLead({ leadId });
        return { kind: 'closed' };
    }
  };
}

/** Those of a wave that wait for another account of their buyer stay in the queue. */
function sideBySide(wave: readonly Candidate[]): readonly Candidate[] {
  const first = oneOfEachBuyer(wave);
  return first.length < wave.length && patched('one-account-of-a-buyer-at-a-time') ? first : wave;
}

type Deliver = Extract<LeadCommand, { do: 'deliver' }>;

async function deliver(
  leadId: string,
  { number: planNumber, origin, last }: Deliver,
  candidate: Candidate,
): Promise<DeliveryResult> {
  if (candidate.delaySeconds > 0 && origin === 'automation')
    await sleep(candidate.delaySeconds * 1000, { summary: 'Delivery delay' });
  const result = await deliveryTo(candidate).deliverLead({
    leadId,
    planNumber,
    origin,
    candidate,
    ...(last ? { last } : {}),
  });
  if (result.alternateFor)
    await deliveryTo(candidate).deliverAlternate({ leadId, planNumber, deliveryId: result.alternateFor, candidate });
  return result;
}
