import type { SecuritySettings } from './security.schema';

type Rules = Pick<SecuritySettings, 'secondFactorRequired' | 'secondFactorOfAdministrators'>;
const OF_ADMINISTRATORS = ['settings:users', 'settings:security'];

/** Whoever may do one of these can let others in, or loosen the rules for all. */
export const letsOthersIn = (permissions: ReadonlySet<string>): boolean =>
  OF_ADMINISTRATORS.some((permission) => permissions.has(permission));

/** Must somebody with these rights have a second factor? */
export function demandsSecondFactor(rules: Rules, permissions: ReadonlySet<string>): boolean {
  return rules.secondFactorRequired || (rules.secondFactorOfAdministrators && letsOthersIn(permissions));
}
