import type { MakeSource } from '../listing/list-source';
import { auditSource } from './audit';
import { buyersSource, deliveryAccountsSource, deliveryMethodsSource } from './buyers';
import { deliveriesSource, returnsSource } from './deliveries';
import { deliveryQueueSource } from './delivery-queue';
import { ledgerAccountsSource, ledgerPostingsSource } from './ledger';
import { leadFormsSource } from './lead-forms';
import { leadsSource, qualityControlSource } from './leads';
import { credentialsSource, rolesSource, usersSource } from './people';
import { campaignsSource, leadTypesSource, sourcesSource } from './sources';

/** Where the rows of each list come from, by the list's name. */
export const LIST_SOURCES: Readonly<Record<string, MakeSource>> = {
  leads: leadsSource,
  'quality-control': qualityControlSource,
  deliveries: deliveriesSource,
  'delivery-queue': deliveryQueueSource,
  returns: returnsSource,
  'ledger-accounts': ledgerAccountsSource,
  'ledger-postings': ledgerPostingsSource,
  'lead-types': leadTypesSource,
  sources: sourcesSource,
  campaigns: campaignsSource,
  'lead-forms': leadFormsSource,
  buyers: buyersSource,
  'delivery-methods': deliveryMethodsSource,
  'delivery-accounts': deliveryAccountsSource,
  users: usersSource,
  roles: rolesSource,
  credentials: credentialsSource,
  audit: auditSource,
};
