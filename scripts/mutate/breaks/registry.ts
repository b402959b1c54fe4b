import type { Break } from '../break';
import { ACCESS_BREAKS } from './access';
import { AMOUNT_BREAKS } from './amounts';
import { CREDENTIAL_MAKER_BREAKS } from './credential-makers';
import { KEY_BREAKS } from './keys';
import { RIGHTS_BREAKS } from './rights';
import { BOOKING_BREAKS } from './booking';
import { DELIVERY_BREAKS } from './delivery';
import { DISTRIBUTION_BREAKS } from './distribution';
import { HISTORY_BREAKS } from './history';
import { DOOR_BREAKS } from './doors';
import { EDGE_BREAKS } from './edge';
import { ERASED_LEAD_BREAKS } from './erased-leads';
import { ERASING_BREAKS } from './erasing';
import { INTAKE_BREAKS } from './intake';
import { PASSKEY_WAY_BREAKS } from './passkey-ways';
import { PASSKEY_BREAKS } from './passkeys';
import { PASSWORD_LINK_BREAKS } from './password-links';
import { PROTOCOL_BREAKS } from './protocol';
import { ROLES_BREAKS } from './roles';
import { ROLLING_BREAKS } from './rolling';
import { SCREEN_BREAKS } from './screens';
import { SIGN_IN_BREAKS } from './sign-in';
import { SINGLE_SIGN_ON_BREAKS } from './single-sign-on';
import { THREAD_BREAKS } from './threads';

/** Every deliberate break, in the order in which they are tried. */
export const BREAKS: readonly Break[] = [
  ...PROTOCOL_BREAKS,
  ...DISTRIBUTION_BREAKS,
  ...INTAKE_BREAKS,
  ...DOOR_BREAKS,
  ...EDGE_BREAKS,
  ...DELIVERY_BREAKS,
  ...ACCESS_BREAKS,
  ...KEY_BREAKS,
  ...CREDENTIAL_MAKER_BREAKS,
  ...RIGHTS_BREAKS,
  ...AMOUNT_BREAKS,
  ...ROLES_BREAKS,
  ...SIGN_IN_BREAKS,
  ...SINGLE_SIGN_ON_BREAKS,
  ...PASSKEY_BREAKS,
  ...PASSKEY_WAY_BREAKS,
  ...PASSWORD_LINK_BREAKS,
  ...HISTORY_BREAKS,
  ...BOOKING_BREAKS,
  ...ERASED_LEAD_BREAKS,
  ...ROLLING_BREAKS,
  ...SCREEN_BREAKS,
  ...ERASING_BREAKS,
  ...THREAD_BREAKS,
];
