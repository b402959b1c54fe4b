import type { Reason } from '../kernel/reason';
import { type GradingScale } from './grading.schema';
import { GRADES } from '../words/lead';

/** What is wrong with a scale: checks or grades named twice, F that needs points, grades that overlap or cannot be reached. [] = it can be saved. */
export function checkGradingScale(scale: GradingScale): readonly Reason[] {
  return [...checkTwice(scale), ...checkLowest(scale), ...checkOrder(scale), ...checkReachable(scale)];
}

function checkTwice({ checks, grades }: GradingScale): readonly Reason[] {
  const names = [...checks.map(({ check }) => check), ...grades.map(({ grade }) => grade)];
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    code: 'named-twice',
    message: `${name} is listed more than once.`,
    detail: { name },
  }));
}

function checkLowest({ grades }: GradingScale): readonly Reason[] {
  const lowest = grades.find(({ grade }) => grade === 'F');
  if (lowest === undefined)
    return [{ code: 'lowest-grade-missing', message: 'Grade F is missing: a lead without points needs a grade.' }];
  return lowest.from === 0
    ? []
    : [
        {
          code: 'lowest-grade-needs-points',
          message: 'Grade F must begin at 0 points.',
          detail: { from: lowest.from },
        },
      ];
}

/** A better grade must need more points; at the same points two grades would overlap. */
function checkOrder({ grades }: GradingScale): readonly Reason[] {
  const bestFirst = [...grades].sort((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade));
  return bestFirst.flatMap((better, index) => {
    const worse = bestFirst[index + 1];
    if (worse === undefined || worse.grade === better.grade || better.from > worse.from) return [];
    return [
      {
        code: 'grades-overlap',
        message: `Grade ${better.grade} (from ${better.from}) must need more points than grade ${worse.grade} (from ${worse.from}).`,
      },
    ];
  });
}

function checkReachable({ checks, grades }: GradingScale): readonly Reason[] {
  const highest = checks.filter(({ enabled }) => enabled).reduce((sum, { points }) => sum + points, 0);
  return grades
    .filter(({ from }) => from > highest)
    .map(({ grade, from }) => ({
      code: 'grade-out-of-reach',
      message: `Grade ${grade} needs ${from} points, but the checks give ${highest} at most.`,
      detail: { grade, from, highest },
    }));
}
