import { AccessToken } from './access-token.entity';
import { ApiCredential } from './api-credential.entity';
import { AppUser } from './app-user.entity';
import { Buyer } from './buyer.entity';
import { Campaign } from './campaign.entity';
import { ConfigVersion } from './config-version.entity';
import { DeliveryAccount } from './delivery-account.entity';
import { DeliveryMethod } from './delivery-method.entity';
import { Installation } from './installation.entity';
import { LeadForm } from './lead-form.entity';
import { LeadType } from './lead-type.entity';
import { Role } from './role.entity';
import { Source } from './source.entity';

/** Every entity, listed so that nothing is found by scanning folders. Runtime tables are read and written by plain SQL. */
export const ENTITIES = [
  AccessToken,
  ApiCredential,
  AppUser,
  Buyer,
  Campaign,
  ConfigVersion,
  DeliveryAccount,
  DeliveryMethod,
  Installation,
  LeadForm,
  LeadType,
  Role,
  Source,
] as const;
