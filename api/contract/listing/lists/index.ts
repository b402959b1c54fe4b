import type { List } from '../list';
import { audit } from './audit';
import { buyerList } from './buyers';
import { campaignList } from './campaigns';
import { credentialList } from './credentials';
import { deliveries } from './deliveries';
import { deliveryQueue } from './delivery-queue';
import { deliveryAccountList } from './delivery-accounts';
import { deliveryMethodList } from './delivery-methods';
import { ledgerAccounts, ledgerPostings } from './ledger';
import { leadFormList } from './lead-forms';
import { leadTypeList } from './lead-types';
import { leads } from './leads';
import { qualityControl } from './quality-control';
import { returns } from './returns';
import { sourceList } from './sources';
import { roleList, userList } from './users';

/** Every list, in the order of the menu. */
export const LISTS: readonly List[] = [
  leads,
  qualityControl,
  deliveries,
  deliveryQueue,
  returns,
  ledgerAccounts,
  ledgerPostings,
  leadTypeList,
  sourceList,
  campaignList,
  leadFormList,
  buyerList,
  deliveryMethodList,
  deliveryAccountList,
  userList,
  roleList,
  credentialList,
  audit,
];
