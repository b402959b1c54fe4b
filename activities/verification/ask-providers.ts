import type { StoredGradingProvider } from '#db/entities/installation.entity';
import { openText } from '#db/secrets/seal-secrets';
import type { ProviderQuestion, ProviderReading } from '#domain/grading/providers/grading-provider';
import type { GradingQuestion } from '#domain/grading/providers/grading-questions';
import type { GradingProviderSettings } from '#domain/grading/providers/provider.schema';
import { makeQuestion, readJudgement } from '#threads/ask-judge';
import { forLeads } from '#threads/lane';
import type { Judgements } from '#domain/grading/judgements.schema';
import type { ActivityDeps } from '../kit/deps';
import { throughGate } from './through-gate';
import { VendorGate } from './vendor-gate';

/** A gate per provider: one that is slow or away does not keep others from being asked. */
export class ProviderGates {
  private readonly gates = new Map<string, VendorGate>();

  constructor(private readonly now: () => number) {}

  of({ name, url }: Pick<GradingProviderSettings, 'name' | 'url'>): VendorGate {
    const key = `${name} ${url}`;
    const gate = this.gates.get(key) ?? new VendorGate(this.now);
    this.gates.set(key, gate);
    return gate;
  }
}

type Facts = Omit<ProviderQuestion, 'checks'>;

/** Asks all providers at once, each one time. Never fails for what a provider does: a check without an answer is booked as unknown, with why. */
export async function askProviders(
  deps: ActivityDeps,
  gates: ProviderGates,
  questions: readonly GradingQuestion<StoredGradingProvider>[],
  facts: Facts,
): Promise<Judgements> {
  const asked = await Promise.all(
    questions.map(async ({ provider: stored, checks }) => {
      const provider = { ...stored, key: openText(deps.secrets, stored.key) };
      const startedAt = deps.now();
      const reading = await throughGate<ProviderReading>(gates.of(provider), (signal) =>
        askProvider(deps, provider, { ...facts, checks }, signal),
      );
      const answers =
        reading.kind === 'answered'
          ? reading.answers
          : checks.map((check) => ({ check, result: 'unknown' as const, code: reading.code }));
      return { by: provider.name, startedAt, endedAt: deps.now(), answers: [...answers] };
    }),
  );
  return { v: 1, asked };
}

async function askProvider(
  { transports }: Pick<ActivityDeps, 'transports'>,
  settings: GradingProviderSettings,
  question: ProviderQuestion,
  signal: AbortSignal,
): Promise<ProviderReading> {
  const lane = { ...forLeads, signal };
  const envelope = await makeQuestion(lane, settings, question);
  if ('problem' in envelope) return { kind: 'unanswered', code: envelope.problem, away: false };
  return readJudgement(lane, settings, await transports.send(envelope, signal), question);
}
