import type { MethodEnvironment } from '../../words/delivery';
import { UserError } from '../../kernel/errors';
import type { MappedValue } from '../../mapping/map-fields';
import type { HttpEnvelope } from '../channel';
import type { RenderFacts } from '../../mapping/render-facts';
import { renderBody, templateScope } from './render-body';
import { renderTemplate } from './render-template';
import type { HttpRequestConfig } from './request.schema';

const CONTENT_TYPES: Readonly<Record<HttpRequestConfig['contentType'], string | null>> = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
  xml: 'application/xml; charset=utf-8',
  query: null,
};

/** Testing never falls back to the production address: a test lead must not be bought. */
function targetUrl(config: HttpRequestConfig, environment: MethodEnvironment): URL {
  const text = environment === 'testing' ? config.testingUrl : config.productionUrl;
  if (text === undefined)
    throw new UserError('no-testing-url', 'The delivery method is in testing but has no testing address.');
  const url = new URL(text);
  url.hash = '';
  return url;
}

function addQuery(url: URL, query: string): string {
  const search = [url.search.replace(/^\?/, ''), query].filter((part) => part !== '').join('&');
  url.search = search;
  return url.href;
}

/**
 * Own headers may replace ours, except the delivery's id: the same on every retry, so that the buyer can tell a retry from a
 * new lead.
 */
function renderHeaders(
  config: HttpRequestConfig,
  values: readonly MappedValue[],
  facts: RenderFacts,
  environment: MethodEnvironment,
): Record<string, string> {
  const contentType = CONTENT_TYPES[config.contentType];
  const headers: Record<string, string> = { accept: '*/*', 'user-agent': 'leadrail' };
  if (contentType) headers['content-type'] = contentType;
  const scope = templateScope(values, facts);
  for (const { name, value } of [...config.headers, ...config.secretHeaders]) {
    headers[name.toLowerCase()] = renderTemplate(value, 'header', scope).trim();
  }
  // What goes to a testing address says so, whatever the mapping holds.
  const mark: Record<string, string> = environment === 'testing' ? { 'x-leadrail-test': 'true' } : {};
  return { ...headers, ...mark, 'webhook-id': facts.deliveryId };
}

/** The request exactly as it will leave, without credentials in address or headers: the transport adds those. */
export async function renderRequest(
  config: HttpRequestConfig,
  values: readonly MappedValue[],
  facts: RenderFacts,
  environment: MethodEnvironment,
): Promise<HttpEnvelope> {
  const url = targetUrl(config, environment);
  const text = await renderBody(config, values, facts);
  const inUrl = config.contentType === 'query';
  return {
    transport: 'http',
    method: config.method,
    url: inUrl ? addQuery(url, text) : url.href,
    headers: renderHeaders(config, values, facts, environment),
    body: inUrl ? null : text,
    timeoutMs: config.timeoutMs,
    authentication: config.authentication,
  };
}
