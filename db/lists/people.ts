import { referenceTo, type MakeSource } from '../listing/list-source';
import { allOf } from '../scope/data-scope';
import { credentialScope } from '../scope/entity-scopes';
import { rowFacts } from './row-columns';

export const usersSource: MakeSource = () => ({
  from: 'app_user',
  name: 'app_user',
  joins: 'left join role on role.id = app_user.role_id left join user_login on user_login.user_id = app_user.id',
  where: [],
  columns: {
    ...rowFacts('app_user'),
    name: { show: 'app_user.name' },
    email: { show: 'app_user.email' },
    phone: { show: 'app_user.phone', exact: true },
    role: { show: referenceTo('role.id', 'role.name'), by: 'app_user.role_id', sort: 'role.name' },
    active: { show: 'app_user.active' },
    mfa: {
      show: '(user_login.totp_confirmed_at is not null or exists (select from passkey where passkey.user_id = app_user.id))',
    },
    lastSignInAt: { show: 'user_login.last_sign_in_at' },
  },
});

export const rolesSource: MakeSource = () => ({
  from: 'role',
  name: 'role',
  where: [],
  columns: {
    ...rowFacts('role'),
    name: { show: 'role.name' },
    permissions: { show: 'cardinality(role.permissions)' },
    restricted: {
      show: `(coalesce(role.sees -> 'buyerIds', 'null') <> 'null' or coalesce(role.sees -> 'sourceIds', 'null') <> 'null' or coalesce(role.sees -> 'leadTypeIds', 'null') <> 'null')`,
    },
    users: { show: '(select count(*)::integer from app_user where app_user.role_id = role.id)' },
  },
});

/** The credential whose token made it, or the person; nothing where nobody knows. */
const MAKER = `coalesce((select maker.name from api_credential maker where maker.id = api_credential.maker_id),
  (select person.name from config_version made join app_user person on made.actor = 'user:' || person.id
    where made.entity = 'api_credential' and made.entity_id = api_credential.id and made.version = 1))`;

export const credentialsSource: MakeSource = (sees, bind) => ({
  from: 'api_credential',
  name: 'api_credential',
  joins:
    'left join source on source.id = api_credential.source_id left join app_user owner on owner.id = api_credential.owner_id',
  where: [() => allOf(credentialScope(sees, bind, 'api_credential'))],
  columns: {
    id: { show: 'api_credential.id' },
    name: { show: 'api_credential.name' },
    clientId: { show: 'api_credential.client_id' },
    scopes: { show: `array_to_string(api_credential.scopes, ', ')` },
    source: { show: referenceTo('source.id', 'source.name'), by: 'api_credential.source_id', sort: 'source.name' },
    state: { show: `coalesce(credential_stop(api_credential.id), 'active')` },
    owner: { show: referenceTo('owner.id', 'owner.name'), by: 'api_credential.owner_id', sort: 'owner.name' },
    maker: { show: MAKER },
    expiresAt: { show: 'api_credential.expires_at' },
    disabled: { show: '(api_credential.disabled_at is not null)' },
    createdAt: { show: 'api_credential.created_at' },
    revokedAt: { show: 'api_credential.revoked_at' },
    lastTokenAt: { show: 'api_credential.last_used_at' },
  },
});
