import type { GradingProvider } from './grading-provider';
import { httpProvider } from './kinds/http-post';
import type { GradingProviderKind } from './provider.schema';

/** Every kind of outside service that can judge checks; the only list of them. */
export const GRADING_PROVIDERS: Readonly<Record<GradingProviderKind, GradingProvider>> = { http: httpProvider };
