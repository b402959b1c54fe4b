import { Migration } from '@mikro-orm/migrations';

/** A view names the columns it shows (`name`), filters and sorts by (`column`). */
const renamed = (document: string): string =>
  `regexp_replace(${document}::text, '"(name|column)": "channel"', '"\\1": "intakeChannel"', 'g')::jsonb`;

/** A campaign's way in gets a name of its own; *channel* is a delivery method's. What was kept under the old name is found under the new one. */
export class IntakeChannel0021 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table campaign rename column channel to intake_channel;
alter table campaign rename constraint campaign_channel_check to campaign_intake_channel_check;

alter table config_version disable trigger config_version_append_only;
update config_version set before = before - 'channel' || jsonb_build_object('intakeChannel', before -> 'channel')
 where entity = 'campaign' and before ? 'channel';
update config_version set after = after - 'channel' || jsonb_build_object('intakeChannel', after -> 'channel')
 where entity = 'campaign' and after ? 'channel';
alter table config_version enable trigger config_version_append_only;

update saved_view set document = ${renamed('document')} where list = 'campaigns';
update user_preference set value = ${renamed('value')} where key = 'lists.campaigns';
`);
  }
}
