import type { CriteriaDocument, CriteriaGroup } from './criteria.schema';

/** The lead fields criteria compare, by their outermost name; expressions by the words that could be fields. */
export function fieldsOfCriteria(document: CriteriaDocument): ReadonlySet<string> {
  return new Set(fieldsOfGroup(document.root));
}

/** Words of a JSONata text outside strings: a field it reads is among them. */
export function wordsOfExpression(expression: string): readonly string[] {
  return expression.replace(/"[^"]*"|'[^']*'/g, ' ').match(/(?<![$\w])[A-Za-z]\w*/g) ?? [];
}

function fieldsOfGroup(group: CriteriaGroup): string[] {
  return group.items.flatMap((item) => {
    if ('join' in item) return fieldsOfGroup(item);
    if (item.type === 'expression') return [...wordsOfExpression(item.expression)];
    return item.field === undefined ? [] : [item.field.split('.')[0] ?? ''];
  });
}
