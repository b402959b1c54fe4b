import type { FieldSettings } from '../fields/lead-type.schema';
import { tooManyExpressions } from '../expressions/too-many-expressions';
import type { Reason } from '../kernel/reason';
import type { MappingDocument } from './mapping.schema';
import { stepsOfPath } from './read-field';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

function namesField(definitions: readonly FieldSettings[], path: readonly string[]): boolean {
  const [name, ...rest] = path;
  const definition = definitions.find((candidate) => candidate.name === name);
  if (!definition) return false;
  if (rest.length === 0) return true;
  if (!definition.fields) return false;
  const inner = /^\d{1,4}$/.test(rest[0] ?? '') ? rest.slice(1) : rest;
  return inner.length > 0 && namesField(definition.fields, inner);
}

function checkName(to: string, taken: ReadonlySet<string>): Reason | undefined {
  const path = stepsOfPath(to);
  if (path.length === 0 || path.some((segment) => FORBIDDEN.has(segment))) {
    return { code: 'forbidden-field-name', message: `"${to}" cannot be used as an outgoing name.`, field: to };
  }
  if (taken.has(path.join('.'))) {
    return {
      code: 'duplicate-field-name',
      message: `"${to}" is mapped twice; only the last row would be sent.`,
      field: to,
    };
  }
  const above = path.slice(0, -1).map((_, index) => path.slice(0, index + 1).join('.'));
  const parent = above.find((prefix) => taken.has(prefix));
  if (parent === undefined) return undefined;
  const message = `"${to}" cannot be inside "${parent}", which is a value itself.`;
  return { code: 'conflicting-field-names', message, field: to };
}

/** What an operator should mend before the mapping is used: unknown lead fields, and outgoing names that clash or are unsafe. */
export function checkMapping(mapping: MappingDocument, definitions: readonly FieldSettings[]): Reason[] {
  const texts = mapping.fields.flatMap(({ from }) => (from.type === 'expression' ? [from.expression] : []));
  const reasons: Reason[] = [...tooManyExpressions('A mapping', texts)];
  const taken = new Set<string>();
  for (const { to, from } of mapping.fields) {
    const reason = checkName(to, taken);
    if (reason) reasons.push(reason);
    taken.add(stepsOfPath(to).join('.'));
    if (from.type === 'field' && !namesField(definitions, stepsOfPath(from.field))) {
      reasons.push({ code: 'unknown-field', message: `The lead type has no field "${from.field}".`, field: to });
    }
  }
  return reasons;
}
