import { canonicalJson } from '#domain/kernel/canonical-json';
import { UserError } from '#domain/kernel/errors';
import { isMembers } from '#domain/kernel/members';
import type { Json } from '#domain/kernel/json';
import type { Queryable } from '#db/pool';
import { demandAdministrator } from '#api/access/demand-administrator';
import { demandWholeSight } from '#api/access/demand-whole-sight';
import { GUARDED_SETTINGS } from '#api/contract/resources/settings';
import type { Principal } from '#api/http/principal';

/**
 * Where personal data goes and who may come in is changed by those who may: a permission of its own and sight of all data, since a
 * change sends off what others see. A token is not asked: its scope decides. Whom to believe about who somebody is, is for administrators in
 * person: who controls the provider can become each of them. Throws UserError.
 */
export async function demandSecurityRight(
  sql: Queryable,
  principal: Principal,
  before: Json,
  after: Json,
): Promise<void> {
  const changed = GUARDED_SETTINGS.filter((name) => at(before, name) !== at(after, name));
  if (changed.includes('singleSignOn')) await demandAdministrator(sql, principal);
  if (changed.length === 0 || principal.kind !== 'user') return;
  if (!principal.permissions.has('settings:security'))
    throw new UserError(
      'permission-required',
      `To change ${changed.join(', ')} takes the permission settings:security; an administrator can add it to your role.`,
    );
  demandWholeSight(principal, `${changed.join(', ')}: this is`);
}

const at = (settings: Json, name: string): string =>
  canonicalJson((isMembers<Json>(settings) ? settings[name] : undefined) ?? null);
