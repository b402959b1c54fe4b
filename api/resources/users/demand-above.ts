import type { EntityManager } from '@mikro-orm/postgresql';
import { AppUser, type AppUserEntity } from '#db/entities/app-user.entity';
import { ADMINISTRATOR_ROLE_ID, Role } from '#db/entities/role.entity';
import type { Principal } from '#api/http/principal';
import { touchesOnlyStrictlyBelow } from '../roles/role-rules';

/** Whoever could act as somebody else afterwards must be above them; people do as they like about themselves. Throws UserError. */
export async function demandAbove(
  em: EntityManager,
  principal: Principal,
  { id, roleId }: Pick<AppUserEntity, 'id' | 'roleId'>,
): Promise<void> {
  if (principal.userId === id) return;
  const self = principal.userId === null ? null : await em.findOne(AppUser, { id: principal.userId });
  const { permissions, sees } = principal;
  touchesOnlyStrictlyBelow(
    { permissions, sees, administrator: self?.roleId === ADMINISTRATOR_ROLE_ID },
    roleId ? await em.findOne(Role, { id: roleId }) : null,
  );
}
