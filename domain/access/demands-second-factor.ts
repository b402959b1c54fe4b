import type { SecuritySettings } from './security.schema';

type Rules = Pick<SecuritySettings, 'secondFactorRequired' | 'secondFactorOfAdministrators'>;
/** Whoever may do one of these can let others in, or loosen the rules for all. */
const OF_ADMINISTRATORS = ['settings:users', 'settings:security'];

/** Must somebody with these rights have a second factor? */
export function demandsSecondFactor(rules: Rules, permissions: ReadonlySet<string>): boolean {
  return (
    rules.secondFactorRequired ||
    (rules.secondFactorOfAdministrators && OF_ADMINISTRATORS.some((permission) => permissions.has(permission)))
  );
}
