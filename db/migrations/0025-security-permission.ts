import { Migration } from '@mikro-orm/migrations';

/**
 * Where personal data goes and who may come in is a permission of its own, `settings:security`. Of the stored roles only those get it
 * that had every permission and see everything: they were administrators under another name. A role that merely had `settings:edit` loses
 * AI validation, grading providers, password and sign-in rules, request limits and the addresses of the API until an administrator says otherwise.
 *
 * Beside it: the hosts that may be sent to (empty = all), and what a notice says that is about no lead.
 */
export class SecurityPermission0025 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

update role set permissions = array_append(permissions, 'settings:security')
where not 'settings:security' = any(permissions) and (built_in or (
  permissions @> array['leads:view', 'leads:work', 'leads:delete', 'leads:export', 'sources:view', 'sources:edit', 'buyers:view',
    'buyers:edit', 'reports:view', 'ledger:view', 'settings:view', 'settings:edit', 'settings:users']
  and sees -> 'buyerIds' = 'null' and sees -> 'sourceIds' = 'null' and sees -> 'leadTypeIds' = 'null'));

alter table installation add column outbound_hosts jsonb not null default '[]';
-- Never a secret and nothing of a lead: who did what, and an origin.
alter table notice add column detail jsonb;
`);
  }
}
