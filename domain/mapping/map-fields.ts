import type { RenderFacts } from './render-facts';
import { evaluateExpression } from '../expressions/evaluate-expression';
import { tooSlow } from '../expressions/too-slow';
import type { FieldSettings } from '../fields/lead-type.schema';
import { UserError } from '../kernel/errors';
import type { Json } from '../kernel/json';
import { formatMinor } from '../kernel/money';
import { formatField } from './format-field';
import type { MappedField, MappingDocument } from './mapping.schema';
import { readFieldAt } from './read-field';

/** One outgoing field under the buyer's name. */
export interface MappedValue {
  readonly to: string;
  readonly value: Json;
}

type Property = Extract<MappedField['from'], { type: 'property' }>['property'];

const PROPERTIES: Readonly<Record<Property, (facts: RenderFacts) => string | boolean | null>> = {
  'lead-id': (facts) => facts.leadId,
  'delivery-id': (facts) => facts.deliveryId,
  'ping-reference': (facts) => facts.pingReference ?? null,
  'received-at': (facts) => facts.receivedAt,
  price: (facts) => formatMinor(facts.price),
  'source-name': (facts) => facts.sourceName,
  'campaign-name': (facts) => facts.campaignName,
  grade: (facts) => facts.grade ?? null,
  test: (facts) => facts.test,
};

/** The moment of receipt is formatted like any date field. */
const RECEIVED_AT = { name: 'ReceivedAt', label: 'Received', kind: 'date-time' } as FieldSettings;

async function expressionValue(field: MappedField, expression: string, facts: RenderFacts): Promise<Json> {
  const result = await evaluateExpression(expression, facts.fields, facts.at);
  if (!result.ok) {
    if (result.overran === true) throw tooSlow({ field: field.to });
    throw new UserError('mapping-expression-failed', 'A mapped expression could not be computed.', { field: field.to });
  }
  return result.value ?? null;
}

/** Value maps compare with the stored value first, then with its written form; letter case does not matter. */
function translate(field: MappedField, stored: Json, written: Json): Json {
  if (field.values === undefined) return written;
  const entries = Object.entries(field.values);
  for (const candidate of [stored, written]) {
    if (typeof candidate === 'object' && candidate !== null) continue;
    const text = String(candidate ?? '').toLowerCase();
    const hit = entries.find(([from]) => from.toLowerCase() === text);
    if (hit) return hit[1];
  }
  return written;
}

/** The outgoing value of one row. Throws UserError when its expression cannot be computed. */
export async function mapField(field: MappedField, facts: RenderFacts): Promise<Json> {
  const { from } = field;
  if (from.type === 'static') return from.value;
  if (from.type === 'field') {
    const { value, settings } = readFieldAt(facts.fields, facts.definitions, from.field);
    return translate(
      field,
      Array.isArray(value) ? null : (value as Json),
      formatField(value, settings, field.format, facts.zone),
    );
  }
  if (from.type === 'expression') {
    const value = await expressionValue(field, from.expression, facts);
    return translate(field, value, value);
  }
  const value = PROPERTIES[from.property](facts);
  const dated = from.property === 'received-at' && field.format !== undefined;
  return translate(field, value, dated ? formatField(value, RECEIVED_AT, field.format) : value);
}

export const isBlankValue = (value: Json): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * The outgoing fields of one delivery, in mapping order. Nothing leaves that is not mapped. Blank values leave as null, or
 * not at all where the row says so.
 */
export async function mapFields(mapping: MappingDocument, facts: RenderFacts): Promise<readonly MappedValue[]> {
  const mapped: MappedValue[] = [];
  for (const field of mapping.fields) {
    const value = await mapField(field, facts);
    if (field.omitWhenBlank && isBlankValue(value)) continue;
    mapped.push({ to: field.to, value: isBlankValue(value) && !Array.isArray(value) ? null : value });
  }
  return mapped;
}
