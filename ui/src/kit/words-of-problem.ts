import { UNREACHABLE, type ApiProblem } from '#ui/client/api-problem';
import { t } from '#ui/words/i18n';

/** One sentence a person understands: the API's own where it has one. */
export function wordsOfProblem(problem: ApiProblem): string {
  if (problem.code === UNREACHABLE) return t('kit.error.unreachable');
  if (problem.code === 'too-slow') return t('kit.error.slow');
  if (problem.status === 403 && problem.code === 'insufficient-scope') return t('kit.error.refused');
  if (problem.status === 429) return problem.detail || t('kit.error.busy');
  return problem.detail || problem.title || t('kit.error.unexpected');
}
