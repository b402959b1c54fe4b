import { Context } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { openText } from '#db/secrets/seal-secrets';
import type { RawFields } from '#domain/lead/lead-fields';
import { validateLead } from '#domain/lead/validate-lead';
import { checkedFields, type CheckedField } from '#domain/verification/checked-fields';
import type { VerifierReading } from '#domain/verification/field-verifier';
import type { AiValidationSettings, Verification } from '#domain/verification/verification.schema';
import type { ActivityDeps } from '../kit/deps';
import { withHeartbeat } from '../kit/with-heartbeat';
import { askVerifier } from './ask-verifier';
import { bookVerification, loadUnverified } from './book-verification';
import { VendorGate } from './vendor-gate';

const BUSY_WAIT_MS = 1_000;
/** A lead does not wait for ever behind others that are asked about. */
const MOST_BUSY_WAITS = 15;

/**
 * Asks the installation's language model about the fields of a lead that want it, all in one request, and books what came of it beside
 * the lead; the next `openLead` decides with it. Booked once: a run after a crash asks again only when nothing was booked. Never fails
 * for what the service does: no verdict is booked as no verdict.
 */
export const verifyFields = (deps: ActivityDeps, gate = new VendorGate(deps.now)) => async ({ leadId }: { leadId: string }): Promise<void> => {
  const lead = await loadUnverified(deps.pool, leadId);
  if (!lead) return;
  const campaign = await deps.campaigns.get(lead.campaignId);
  const startedAt = deps.now();
  const { fields } = await validateLead(campaign.document, lead.raw as RawFields, { delimiter: campaign.settings.multiValueDelimiter, zone: campaign.zone, now: lead.receivedAt });
  const asked = checkedFields(campaign.document.fields, fields);
  // Switched off since the lead was opened: there is nobody to ask.
  const settings = asked.length > 0 ? campaign.verification : null;
  const reading = settings ? await withGate(deps, gate, { ...settings, key: openText(deps.secrets, settings.key) }, asked) : null;
  await bookVerification(deps.pool, leadId, { ...outcomeOf(reading), v: 1, model: settings?.model ?? '', checked: asked.map(({ path }) => path), startedAt, endedAt: deps.now() });
};

async function withGate(deps: ActivityDeps, gate: VendorGate, settings: AiValidationSettings, asked: readonly CheckedField[]): Promise<VerifierReading> {
  const pass = gate.enter();
  if (pass === 'resting') return { kind: 'unanswered', code: 'service-away', away: true, retryable: false };
  if (pass === 'busy') {
    if (Context.current().info.attempt <= MOST_BUSY_WAITS) throw comeBack();
    return { kind: 'unanswered', code: 'too-many-leads', away: true, retryable: false };
  }
  let works = false;
  try {
    const reading = await withHeartbeat((signal) => askVerifier(deps, settings, asked, signal));
    works = reading.kind === 'judged' || !reading.away;
    return reading;
  } finally {
    pass.leave(works);
  }
}

const comeBack = (): ApplicationFailure =>
  ApplicationFailure.create({ message: 'verifier-busy', type: 'verifier-busy', nextRetryDelay: BUSY_WAIT_MS, category: ApplicationFailureCategory.BENIGN });

function outcomeOf(reading: VerifierReading | null): Pick<Verification, 'state' | 'code' | 'invalid'> {
  if (reading === null) return { state: 'skipped', invalid: [] };
  if (reading.kind === 'unanswered') return { state: 'unanswered', code: reading.code, invalid: [] };
  return { state: 'judged', invalid: reading.verdicts.filter(({ valid }) => !valid).map(({ path, reason }) => ({ field: path, reason })) };
}
