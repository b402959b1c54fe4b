import { openText } from '#db/secrets/seal-secrets';
import type { Judgements } from '#domain/grading/judgements.schema';
import { checkedFields } from '#domain/verification/checked-fields';
import type { VerifierReading } from '#domain/verification/field-verifier';
import type { Verification } from '#domain/verification/verification.schema';
import type { IntakeSubject } from '#domain/intake/examine-lead';
import { examine } from '../intake/examine';
import { gradingDue } from '../intake/grading-due';
import type { CampaignContext, ExaminedLead } from '#db/queries/load-campaign-context';
import { verificationDue } from '../intake/verification-due';
import type { ActivityDeps } from '../kit/deps';
import { askProviders, ProviderGates } from './ask-providers';
import { askVerifier } from './ask-verifier';
import { bookJudgements, bookVerification, loadUnverified } from '../booking/intake/book-verification';
import { throughGate, type Unanswered } from './through-gate';
import { VendorGate } from './vendor-gate';

/**
 * Asks others about a lead and books what came of it beside the lead; the next `openLead` decides with it. First the grading providers,
 * then, of a lead that is still wanted, the installation's language model about the fields that want it, all in one request. Each is
 * booked once: a run after a crash asks again only what was not booked. Never fails for what a service does: no verdict is booked as
 * no verdict.
 */
export const verifyFields =
  (deps: ActivityDeps, gate = new VendorGate(deps.now), gates = new ProviderGates(deps.now)) =>
  async ({ leadId }: { leadId: string }): Promise<void> => {
    const lead = await loadUnverified(deps.pool, leadId);
    if (!lead) return;
    const campaign = await deps.campaigns.get(lead.campaignId);
    const { subject, examined } = await judged(deps, gates, campaign, lead);
    const fieldsDue = (await verificationDue(deps.pool, campaign, subject, examined)) !== null;
    if (fieldsDue || (subject.verification === null && subject.judgements === lead.judgements)) {
      await bookVerification(deps.pool, leadId, await verification(deps, gate, campaign, examined, fieldsDue));
    } else if (subject.judgements === null) await bookJudgements(deps.pool, leadId, NOBODY);
  };

/** Booked where the settings changed since the lead was opened, so that it goes on. */
const NOBODY: Judgements = { v: 1, asked: [] };

/** The lead with what its providers say, where they are to be asked. */
async function judged(
  deps: ActivityDeps,
  gates: ProviderGates,
  campaign: CampaignContext,
  lead: IntakeSubject,
): Promise<{ subject: IntakeSubject; examined: ExaminedLead }> {
  const examined = await examine(deps, campaign, lead);
  if (gradingDue(campaign, lead, examined) === null) return { subject: lead, examined };
  const { fields, system } = examined.conclude(null);
  const judgements = await askProviders(deps, gates, examined.questions, {
    fields,
    system: { ...system },
    at: lead.receivedAt,
  });
  await bookJudgements(deps.pool, lead.leadId, judgements);
  const subject = { ...lead, judgements };
  return { subject, examined: await examine(deps, campaign, subject) };
}

async function verification(
  deps: ActivityDeps,
  gate: VendorGate,
  campaign: CampaignContext,
  examined: ExaminedLead,
  due: boolean,
): Promise<Verification> {
  const startedAt = deps.now();
  const asked = checkedFields(campaign.document.fields, examined.conclude(null).fields);
  // Switched off since the lead was opened: there is nobody to ask.
  const settings = due ? campaign.verification : null;
  const reading = settings
    ? await throughGate<VerifierReading>(gate, (signal) =>
        askVerifier(deps, { ...settings, key: openText(deps.secrets, settings.key) }, asked, signal),
      )
    : null;
  return {
    ...outcomeOf(reading),
    v: 1,
    model: settings?.model ?? '',
    checked: asked.map(({ path }) => path),
    startedAt,
    endedAt: deps.now(),
  };
}

function outcomeOf(reading: VerifierReading | Unanswered | null): Pick<Verification, 'state' | 'code' | 'invalid'> {
  if (reading === null) return { state: 'skipped', invalid: [] };
  if (reading.kind === 'unanswered') return { state: 'unanswered', code: reading.code, invalid: [] };
  return {
    state: 'judged',
    invalid: reading.verdicts.filter(({ valid }) => !valid).map(({ path, reason }) => ({ field: path, reason })),
  };
}
