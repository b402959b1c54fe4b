import type { FieldSettings } from '../fields/lead-type.schema';
import type { Reason } from '../kernel/reason';
import { tooManyExpressions } from '../expressions/too-many-expressions';
import { collectExpressions } from './collect-expressions';
import { conditionTypeOf } from './conditions/registry';
import type { CriteriaDocument, CriteriaGroup } from './criteria.schema';

const DEEPEST = 10;

/** Everything that is wrong with a criteria document for a lead type; each reason says where in `detail.path`. [] = it can be saved. */
export function checkCriteria(document: CriteriaDocument, definitions: readonly FieldSettings[]): readonly Reason[] {
  const problems = checkGroup(document.root, definitions, 'root', 1);
  // Groups that nest beyond all bounds are refused without another look.
  if (problems.some(({ code }) => code === 'nested-too-deeply')) return problems;
  const { texts, patterns } = collectExpressions(document.root);
  const all = [...texts, ...patterns.map(({ key }) => key)];
  return [...tooManyExpressions('Criteria', all, { detail: { path: 'root' } }), ...problems];
}

function checkGroup(
  group: CriteriaGroup,
  definitions: readonly FieldSettings[],
  path: string,
  depth: number,
): readonly Reason[] {
  if (depth > DEEPEST)
    return [{ code: 'nested-too-deeply', message: `Groups may nest ${DEEPEST} deep at most.`, detail: { path } }];
  return group.items.flatMap((item, index) => {
    const place = `${path}.items[${index}]`;
    if ('join' in item) return checkGroup(item, definitions, place, depth + 1);
    return conditionTypeOf(item)
      .check(item, definitions)
      .map((reason) => ({ ...reason, detail: { ...reason.detail, path: place } }));
  });
}
