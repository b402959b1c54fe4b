import { Liquid, type Template } from 'liquidjs';
import { BoundedCache } from '../../expressions/bounded-cache';
import { UserError } from '../../kernel/errors';
import type { Json } from '../../kernel/json';
import { dropMarks, markValue, writeMarked, type TemplateContext } from './template-contexts';

/** Tags that neither read files nor write unescaped text. */
const TAGS = new Set(['assign', 'if', 'unless', 'case', 'for', 'break', 'continue', 'comment', '#', 'raw', 'echo']);
/** Filters that could bypass the marks, or walk outside the values given. */
const REFUSED_FILTERS = ['raw', 'find_exp', 'group_by_exp', 'where_exp', 'reject_exp', 'has_exp', 'find_index_exp'];

function createEngine(): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    outputEscape: markValue,
    parseLimit: 100_000,
    renderLimit: 100,
    memoryLimit: 2_000_000,
  });
  for (const name of Object.keys(engine.tags)) if (!TAGS.has(name)) delete engine.tags[name];
  for (const name of REFUSED_FILTERS) engine.unregisterFilter(name);
  // Values know how to be JSON by themselves; the filter stays for templates that already use it.
  engine.registerFilter('json', (value: unknown) => value);
  return engine;
}

const engine = createEngine();
type Parsed = { readonly template: Template[] } | { readonly error: string };
const cache = new BoundedCache<Parsed>(500);

function parse(text: string): Parsed {
  return cache.getOrMake(text, () => {
    try {
      return { template: engine.parse(dropMarks(text)) };
    } catch (error) {
      return { error: error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : 'unreadable' };
    }
  });
}

/** Why a template cannot be used, in one sentence; null when it can. */
export function checkTemplate(text: string): string | null {
  const parsed = parse(text);
  return 'error' in parsed ? `The template cannot be read: ${parsed.error}.` : null;
}

/** What tags can name: `{{ lead.FirstName }}`, `{{ fields.first_name }}` (mapped values), `{{ delivery.leadId }}`. */
export interface TemplateScope {
  readonly lead: object;
  readonly fields: Json;
  readonly delivery: Json;
}

/** Fills a Liquid template. Whatever a value holds, it stays the value the template made of it. Errors never quote values. */
export function renderTemplate(text: string, context: TemplateContext, scope: TemplateScope): string {
  const parsed = parse(text);
  if ('error' in parsed) throw new UserError('template-unreadable', 'The template cannot be read.');
  let marked: string;
  try {
    marked = String(engine.renderSync(parsed.template, { ...scope }));
  } catch {
    throw new UserError('template-failed', 'The template could not be filled; a filter fails or it does too much.');
  }
  return writeMarked(marked, context);
}
