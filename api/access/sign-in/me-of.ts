import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import { PERMISSIONS } from '#api/contract/permissions';
import type { Me } from '#api/contract/session';
import { csrfToken } from '#api/access/session/csrf';
import { moneyInSight } from '#db/scope/money-scope';
import type { Session } from '#api/access/session/sessions';
import type { SignInParts } from './sign-in-parts';

/** What a session's person is told about themselves. */
export async function meOf(
  { installation, secretBox }: Pick<SignInParts, 'installation' | 'secretBox'>,
  session: Session,
): Promise<Me> {
  const { name, currency, timeZone, names } = await installation();
  return {
    user: { ...session.user },
    role: { ...session.role },
    permissions: PERMISSIONS.filter((permission) => session.permissions.has(permission)),
    csrfToken: csrfToken(secretBox, session.token),
    mustChangePassword: session.mustChangePassword,
    mustEnrol: session.mustEnrol,
    money: moneyInSight(session.sees),
    administrator: session.role.id === ADMINISTRATOR_ROLE_ID,
    restricted: Object.values(session.sees).some((ids) => ids !== null),
    installation: { name, currency, timeZone, names },
  };
}
