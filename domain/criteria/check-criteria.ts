import type { FieldSettings } from '../fields/lead-type.schema';
import type { Reason } from '../kernel/reason';
import { conditionTypeOf } from './conditions/registry';
import type { CriteriaDocument, CriteriaGroup } from './criteria.schema';

const DEEPEST = 10;

/** Everything that is wrong with a criteria document for a lead type; each reason says where in `detail.path`. [] = it can be saved. */
export function checkCriteria(document: CriteriaDocument, definitions: readonly FieldSettings[]): readonly Reason[] {
  return checkGroup(document.root, definitions, 'root', 1);
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
