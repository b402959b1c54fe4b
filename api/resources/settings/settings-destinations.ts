import type { Destination } from '#domain/channels/channel';
import type { SingleSignOnSettings } from '#domain/access/single-sign-on.schema';
import type { AiValidationSettings } from '#domain/verification/verification.schema';
import type { GradingProviderSettings } from '#domain/grading/providers/provider.schema';

interface Asking {
  readonly aiValidation: Pick<AiValidationSettings, 'url'>;
  readonly gradingProviders: readonly Pick<GradingProviderSettings, 'name' | 'url'>[];
}

/** The outside services that fields of leads are shown to, by their place in the settings. */
export function settingsDestinations({ aiValidation, gradingProviders }: Asking): Destination[] {
  const services = gradingProviders.map(({ url }, index) => ({
    field: `gradingProviders.${index}.url`,
    url,
    production: true,
  }));
  return aiValidation.url === ''
    ? services
    : [{ field: 'aiValidation.url', url: aiValidation.url, production: true }, ...services];
}

/** Where people are sent to sign in; it learns who works here, and is asked from here. */
export const signInDestinations = ({
  singleSignOn: { issuer },
}: {
  readonly singleSignOn: Pick<SingleSignOnSettings, 'issuer'>;
}): Destination[] => (issuer === '' ? [] : [{ field: 'singleSignOn.issuer', url: issuer, production: true }]);
