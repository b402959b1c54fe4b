import { Configuration0001 } from './0001-configuration';
import { ConfigVersion0002 } from './0002-config-version';
import { Lead0003 } from './0003-lead';
import { Delivery0004 } from './0004-delivery';
import { Ledger0005 } from './0005-ledger';
import { LeadAction0006 } from './0006-lead-action';

/** Every migration in order. Append only: a migration that has left this machine is never edited or renamed. */
export const MIGRATIONS = [
  { name: '0001-configuration', class: Configuration0001 },
  { name: '0002-config-version', class: ConfigVersion0002 },
  { name: '0003-lead', class: Lead0003 },
  { name: '0004-delivery', class: Delivery0004 },
  { name: '0005-ledger', class: Ledger0005 },
  { name: '0006-lead-action', class: LeadAction0006 },
];
