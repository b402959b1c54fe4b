import { evaluateExpression } from '../../expressions/evaluate-expression';
import { tooSlow } from '../../expressions/too-slow';
import { UserError } from '../../kernel/errors';
import type { Json } from '../../kernel/json';
import { formatMinor } from '../../kernel/money';
import type { LeadFields } from '#domain/kernel/lead-fields';
import type { MappedValue } from '../../mapping/map-fields';
import type { RenderFacts } from '../../mapping/render-facts';
import { encodeForm } from './encode-form';
import { encodeXml } from './encode-xml';
import { nestValues } from './nest-values';
import { renderTemplate, type TemplateScope } from './render-template';
import type { HttpRequestConfig } from './request.schema';

type Format = HttpRequestConfig['contentType'];

/** What templates and body expressions see. */
export function templateScope(values: readonly MappedValue[], facts: RenderFacts): TemplateScope {
  const delivery = {
    leadId: facts.leadId,
    deliveryId: facts.deliveryId,
    receivedAt: facts.receivedAt,
    test: facts.test,
    price: formatMinor(facts.price),
    currency: facts.currency,
    pingReference: facts.pingReference ?? null,
    sourceName: facts.sourceName,
    campaignName: facts.campaignName,
    grade: facts.grade ?? null,
  };
  return { lead: facts.fields, fields: nestValues(values), delivery };
}

function toValues(tree: Json): MappedValue[] {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return [];
  return Object.entries(tree).map(([to, value]) => ({ to, value }));
}

/** One way to write a tree of values, per content type. */
const ENCODERS: Readonly<Record<Format, (tree: Json, config: HttpRequestConfig) => string>> = {
  form: (tree) => encodeForm(toValues(tree)),
  query: (tree) => encodeForm(toValues(tree)),
  json: (tree) => JSON.stringify(tree),
  xml: (tree, config) => encodeXml(config.xmlRoot, tree),
};

function fillTemplate(text: string, format: Format, scope: TemplateScope): string {
  const filled = renderTemplate(text, format === 'query' ? 'form' : format, scope);
  if (format !== 'json') return filled;
  try {
    JSON.parse(filled);
  } catch {
    throw new UserError('body-is-not-json', 'The body template does not make valid JSON.');
  }
  return filled;
}

async function evaluateBody(expression: string, scope: TemplateScope, at: number): Promise<Json> {
  // A list of one stands for its entry in JSONata: `lead.FirstName` reads as in a template.
  const input = { lead: [scope.lead], fields: [scope.fields], delivery: [scope.delivery] } as unknown as LeadFields;
  const result = await evaluateExpression(expression, input, at);
  if (!result.ok && result.overran === true) throw tooSlow();
  if (!result.ok) throw new UserError('body-expression-failed', 'The body expression could not be computed.');
  if (typeof result.value !== 'object' || result.value === null) {
    throw new UserError('body-expression-failed', 'The body expression must give an object or a list.');
  }
  return result.value;
}

/** The body text (or the query string) of one request, in the configured format. */
export async function renderBody(
  config: HttpRequestConfig,
  values: readonly MappedValue[],
  facts: RenderFacts,
): Promise<string> {
  const { body, contentType } = config;
  if (body.type === 'template') return fillTemplate(body.text, contentType, templateScope(values, facts));
  if (body.type === 'jsonata') {
    return ENCODERS[contentType](await evaluateBody(body.expression, templateScope(values, facts), facts.at), config);
  }
  if (contentType === 'form' || contentType === 'query') return encodeForm(values);
  return ENCODERS[contentType](nestValues(values), config);
}
