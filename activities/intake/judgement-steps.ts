import type { Judgements } from '#domain/grading/judgements.schema';
import type { Step } from '#db/leads/add-steps';

/** Questions to providers as they show on the timeline: who was asked about what, and why an answer is missing; never what was said of the person. */
export function judgementSteps(judgements: Judgements | null): Step[] {
  return (judgements?.asked ?? []).map(({ by, startedAt, endedAt, answers }): Step => {
    const silent = answers.filter(({ result }) => result === 'unknown');
    const code = silent.length === answers.length ? silent[0]?.code : undefined;
    return {
      node: 'verify',
      label: by,
      state: code === undefined || code === 'unknown-to-provider' ? 'done' : 'failed',
      startedAt,
      endedAt,
      detail: {
        provider: by,
        checked: answers.map(({ check }) => check),
        judged: answers.length - silent.length,
        by: 'verifyFields',
        ...(code === undefined ? {} : { code }),
      },
    };
  });
}
