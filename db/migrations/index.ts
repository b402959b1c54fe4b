import { Configuration0001 } from './0001-configuration';
import { ConfigVersion0002 } from './0002-config-version';
import { Lead0003 } from './0003-lead';
import { Delivery0004 } from './0004-delivery';
import { Ledger0005 } from './0005-ledger';
import { LeadAction0006 } from './0006-lead-action';
import { SignIn0007 } from './0007-sign-in';
import { Lists0008 } from './0008-lists';
import { Live0009 } from './0009-live';
import { Inbound0010 } from './0010-inbound';
import { Outbound0011 } from './0011-outbound';
import { AiValidation0012 } from './0012-ai-validation';
import { Sale0013 } from './0013-sale';
import { IntakeNotes0014 } from './0014-intake-notes';
import { LeadCost0015 } from './0015-lead-cost';
import { LedgerScreen0016 } from './0016-ledger-screen';
import { TestLeads0017 } from './0017-test-leads';
import { GradingProviders0018 } from './0018-grading-providers';
import { DeletedFrom0019 } from './0019-deleted-from';
import { ClosedSource0020 } from './0020-closed-source';
import { IntakeChannel0021 } from './0021-intake-channel';
import { ActionAttempts0022 } from './0022-action-attempts';

/** Every migration in order. Append only: a migration that has left this machine is never edited or renamed. */
export const MIGRATIONS = [
  { name: '0001-configuration', class: Configuration0001 },
  { name: '0002-config-version', class: ConfigVersion0002 },
  { name: '0003-lead', class: Lead0003 },
  { name: '0004-delivery', class: Delivery0004 },
  { name: '0005-ledger', class: Ledger0005 },
  { name: '0006-lead-action', class: LeadAction0006 },
  { name: '0007-sign-in', class: SignIn0007 },
  { name: '0008-lists', class: Lists0008 },
  { name: '0009-live', class: Live0009 },
  { name: '0010-inbound', class: Inbound0010 },
  { name: '0011-outbound', class: Outbound0011 },
  { name: '0012-ai-validation', class: AiValidation0012 },
  { name: '0013-sale', class: Sale0013 },
  { name: '0014-intake-notes', class: IntakeNotes0014 },
  { name: '0015-lead-cost', class: LeadCost0015 },
  { name: '0016-ledger-screen', class: LedgerScreen0016 },
  { name: '0017-test-leads', class: TestLeads0017 },
  { name: '0018-grading-providers', class: GradingProviders0018 },
  { name: '0019-deleted-from', class: DeletedFrom0019 },
  { name: '0020-closed-source', class: ClosedSource0020 },
  { name: '0021-intake-channel', class: IntakeChannel0021 },
  { name: '0022-action-attempts', class: ActionAttempts0022 },
];
