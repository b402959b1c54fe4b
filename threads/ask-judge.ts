import type { HttpEnvelope, Reply } from '#domain/channels/channel';
import type { ProviderQuestion, ProviderReading } from '#domain/grading/providers/grading-provider';
import type { GradingProviderSettings } from '#domain/grading/providers/provider.schema';
import type { Lane } from './lane';

const QUESTION_MS = 1000;

/** What is asked of a grading provider, made by its own expression. */
export async function makeQuestion(
  { pool, signal }: Lane,
  settings: GradingProviderSettings,
  question: ProviderQuestion,
): Promise<HttpEnvelope | { readonly problem: string }> {
  const outcome = await pool.run('make-question', { settings, question }, { budgetMs: QUESTION_MS, signal });
  return outcome.kind === 'done' ? outcome.value : { problem: 'request-not-made' };
}

/** What its answer says, by the expressions of the checks. */
export async function readJudgement(
  { pool, signal }: Lane,
  settings: GradingProviderSettings,
  reply: Reply,
  question: ProviderQuestion,
): Promise<ProviderReading> {
  const outcome = await pool.run('read-judgement', { settings, question, reply }, { budgetMs: QUESTION_MS, signal });
  return outcome.kind === 'done' ? outcome.value : { kind: 'unanswered', code: 'answer-not-understood', away: false };
}
