import { type GradingInput, textOf } from '../local-check';
import type { GradingScale } from '../grading.schema';
import { GRADING_CHECK_OBJECTS } from '../registry';
import type { GradingProviderSettings, OutsideCheck } from './provider.schema';

export interface GradingQuestion<Provider> {
  readonly provider: Provider;
  readonly checks: readonly OutsideCheck[];
}

/**
 * Who is asked what about a lead: of the providers that are switched on, those that answer a check the scale counts and the lead has
 * something to judge for. A lead without a phone number is not worth a question about it: the local check says so.
 */
export function gradingQuestions<Provider extends Pick<GradingProviderSettings, 'enabled' | 'checks'>>(
  scale: GradingScale,
  providers: readonly Provider[],
  input: GradingInput,
): readonly GradingQuestion<Provider>[] {
  const counted = new Set(
    scale.checks.filter(({ enabled, points }) => enabled && points > 0).map(({ check }) => check),
  );
  const askable = (check: OutsideCheck): boolean =>
    counted.has(check) && GRADING_CHECK_OBJECTS[check].about.some((name) => textOf(input, name) !== '');
  return providers
    .filter(({ enabled }) => enabled)
    .map((provider) => ({ provider, checks: provider.checks.map(({ check }) => check).filter(askable) }))
    .filter(({ checks }) => checks.length > 0);
}
