import type { MakeSource } from '../listing/list-source';

/** Changes have numbers for ids; in this list, which mixes them with others, they go by a uuid made of the number. */
const CHANGE_ID = `lpad(to_hex(id), 32, '0')::uuid`;

/** What was changed, what was done to leads by hand, what happened to people's access, and who looked at whose data; each row as it was booked. */
const BOOKED = `(
  select ${CHANGE_ID} as id, at, 'change' as kind, case when before is null then 'created' when after is null then 'deleted' else 'changed' end as action,
         entity as subject, entity_id as subject_id, version as subject_version, actor, before, after, note, null::jsonb as detail, null::integer as number
    from config_version
  union all
  select id, created_at, 'change', action, 'lead', lead_id, null, actor, null, null, null, null, null from lead_action
  union all
  select id, created_at, 'change', 'corrected', 'lead', lead_id, null, actor, null, null, null, changes, null from lead_change
  union all
  select id, at, 'event', action, entity, entity_id, null, actor, null, null, null, detail, null from audit_event
  union all
  select id, at, 'look', action, entity, entity_id, null, actor, null, null, null, detail, count from audit_look
) audit`;

const idIn = (actor: string): string =>
  `case when audit.actor ~ '^${actor}:[0-9a-f-]{36}$' then substr(audit.actor, ${actor.length + 2})::uuid end`;
const CHANGED_FIELDS = `(
  select string_agg(name, ', ' order by name) from (
    select coalesce(was.key, now.key) as name from jsonb_each(audit.before) was full join jsonb_each(audit.after) now on now.key = was.key
     where was.value is distinct from now.value and coalesce(was.key, now.key) not in ('version', 'updatedAt')
  ) changed)`;

export const auditSource: MakeSource = () => ({
  from: BOOKED,
  name: 'audit',
  where: [],
  decorate: `left join app_user on app_user.id = ${idIn('user')} left join api_credential on api_credential.id = ${idIn('credential')}
    left join app_user concerned on audit.subject = 'app_user' and concerned.id = audit.subject_id`,
  columns: {
    id: { show: 'audit.id' },
    at: { show: 'audit.at' },
    kind: { show: 'audit.kind' },
    action: { show: 'audit.action' },
    subject: { show: 'audit.subject' },
    subjectId: { show: 'audit.subject_id' },
    subjectName: {
      show: `coalesce(audit.after ->> 'name', audit.before ->> 'name', audit.after ->> 'company', audit.before ->> 'company', concerned.name)`,
    },
    subjectVersion: { show: 'audit.subject_version' },
    actor: { show: 'audit.actor' },
    actorName: { show: 'coalesce(app_user.name, api_credential.name, audit.actor)' },
    summary: {
      show: `case when audit.note is not null then audit.note
        when audit.before is not null and audit.after is not null then ${CHANGED_FIELDS}
        when audit.number is not null then audit.number || case audit.number when 1 then ' row' else ' rows' end
        when jsonb_typeof(audit.detail) = 'object' then (select string_agg(key || ': ' || value, ', ' order by key) from jsonb_each_text(audit.detail) where key <> 'address') end`,
    },
    address: { show: `audit.detail ->> 'address'` },
  },
});
