import type { HttpEnvelope, Reply } from '../../../channels/channel';
import { evaluateExpression } from '../../../expressions/evaluate-expression';
import type { LeadFields } from '#domain/kernel/lead-fields';
import type { OutsideAnswer } from '../../judgements.schema';
import type { GradingProvider, ProviderQuestion, ProviderReading } from '../grading-provider';
import type { GradingProviderSettings } from '../provider.schema';
import { readResult } from '../read-result';

async function request(
  settings: GradingProviderSettings,
  { fields, system, checks, at }: ProviderQuestion,
): Promise<HttpEnvelope | { problem: string }> {
  // A list of one stands for its entry in JSONata: `lead.FirstName` reads as it does in a delivery's body.
  const made = await evaluateExpression(
    settings.request,
    { lead: [fields], system: [system], checks } as unknown as LeadFields,
    at,
  );
  if (!made.ok || typeof made.value !== 'object' || made.value === null) return { problem: 'request-not-made' };
  return {
    transport: 'http',
    method: 'POST',
    url: settings.url,
    timeoutMs: settings.timeoutMs,
    authentication: { type: 'none' },
    body: JSON.stringify(made.value),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(settings.key === '' ? {} : { [settings.header]: settings.key }),
    },
  };
}

const unanswered = (code: string, away = false): ProviderReading => ({ kind: 'unanswered', code, away });

/** Each check's own expression over the answer; a provider that does not answer with 2xx and JSON said nothing. */
async function read(
  settings: GradingProviderSettings,
  reply: Reply,
  { checks, at }: Pick<ProviderQuestion, 'checks' | 'at'>,
): Promise<ProviderReading> {
  if (reply.kind === 'not-sent') return unanswered('not-reached', true);
  if (reply.kind === 'no-answer') return unanswered('timed-out', true);
  if (reply.status === 429) return unanswered('too-many-requests', true);
  if (reply.status >= 500) return unanswered('service-failed', true);
  if (reply.status === 401 || reply.status === 403) return unanswered('key-refused');
  if (reply.status < 200 || reply.status >= 300) return unanswered('request-refused');
  const answer = reply.truncated ? undefined : parse(reply.body);
  if (answer === undefined) return unanswered('answer-not-understood');
  const answers: OutsideAnswer[] = [];
  for (const { check, reading } of settings.checks) {
    if (checks.includes(check)) answers.push({ check, ...readResult(await evaluateExpression(reading, answer, at)) });
  }
  return { kind: 'answered', answers };
}

function parse(text: string): LeadFields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as LeadFields) : undefined;
  } catch {
    return undefined;
  }
}

/** Any service, or adapter to one, that answers a POST of JSON with JSON. */
export const httpProvider: GradingProvider = { kind: 'http', label: 'HTTP', request, read };
