import type { Pool } from 'pg';

const AMOUNT = '{"name": "Amount", "label": "Amount", "kind": "money", "showOn": ["list"]}';
const SCORE = '{"name": "Score", "label": "Score", "kind": "integer", "showOn": ["list"], "searchable": true}';
/** The lead type with the most leads has a field of its own. */
const BUDGET = '{"name": "Budget", "label": "Budget", "kind": "money", "showOn": ["list"]}';

/** What the leads came in by and went to: enough of each that a filter by the rarest finds a few dozen, by the commonest hundreds of thousands. */
const CONFIGURATION = `
insert into lead_type (id, name, industry, document) select ('00000000-0000-4000-8000-0000000001' || lpad(n::text, 2, '0'))::uuid, 'Type ' || n, 'Bench', case n when 2 then '{"v": 1, "fields": [${AMOUNT}, ${SCORE}, ${BUDGET}]}'::jsonb else '{"v": 1, "fields": [${AMOUNT}, ${SCORE}]}' end from generate_series(1, 6) n;
insert into source (id, name) select ('00000000-0000-4000-8000-0000000002' || lpad(n::text, 2, '0'))::uuid, 'Source ' || n from generate_series(1, 24) n;
insert into campaign (id, source_id, lead_type_id, name)
  select ('00000000-0000-4000-8000-0000000003' || lpad(n::text, 2, '0'))::uuid, ('00000000-0000-4000-8000-0000000002' || lpad((1 + (n - 1) / 4)::text, 2, '0'))::uuid,
         ('00000000-0000-4000-8000-0000000001' || lpad((1 + n % 6)::text, 2, '0'))::uuid, 'Campaign ' || n from generate_series(1, 96) n;
insert into buyer (id, company, time_zone) select ('00000000-0000-4000-8000-00000004' || lpad(n::text, 4, '0'))::uuid, 'Buyer ' || n, 'America/New_York' from generate_series(1, 200) n;
insert into delivery_method (id, buyer_id, lead_type_id, name, channel)
  select ('00000000-0000-4000-8000-00000005' || lpad(n::text, 4, '0'))::uuid, ('00000000-0000-4000-8000-00000004' || lpad(n::text, 4, '0'))::uuid,
         ('00000000-0000-4000-8000-0000000001' || lpad((1 + n % 6)::text, 2, '0'))::uuid, 'Method ' || n, 'webhook' from generate_series(1, 200) n;
insert into delivery_account (id, buyer_id, lead_type_id, delivery_method_id, name, price_minor)
  select ('00000000-0000-4000-8000-00000006' || lpad(n::text, 4, '0'))::uuid, ('00000000-0000-4000-8000-00000004' || lpad(n::text, 4, '0'))::uuid,
         ('00000000-0000-4000-8000-0000000001' || lpad((1 + n % 6)::text, 2, '0'))::uuid, ('00000000-0000-4000-8000-00000005' || lpad(n::text, 4, '0'))::uuid, 'Account ' || n, 1000 + n from generate_series(1, 200) n`;

/** $1 first number, $2 last. Everything follows from the number, so that a run can be repeated; few sources, states and buyers have most of the leads. */
const LEADS = `
insert into lead (id, lead_type_id, source_id, campaign_id, stage, outcome, fields, first_name, last_name, email, phone, city, state, postal_code, grade, grade_score,
                  price_minor, cost_minor, revenue_minor, received_at, decided_at, closed_at, reasons)
select ('01000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, campaign.lead_type_id, campaign.source_id, campaign.id, drawn.stage, drawn.outcome,
       jsonb_build_object('FirstName', drawn.first, 'LastName', drawn.last, 'Comments', md5(n::text), 'Amount', (n * 7919) % 500000, 'Budget', (n * 7919) % 500000, 'Score', (n * 104729) % 500000), drawn.first, drawn.last,
       lower(drawn.first || '.' || drawn.last || n || '@mail' || n % 7 || '.example.com'), (2000000000 + (n::bigint * 7919) % 7999999999)::text,
       'City ' || (n * 31) % 400, (array['CA','TX','FL','NY','PA','IL','OH','GA','NC','MI','NJ','VA','WA','AZ','MA','TN','IN','MO','MD','WI','CO','MN','SC','AL','LA','KY','OR','OK','CT','UT',
         'IA','NV','AR','MS','KS','NM','NE','ID','WV','HI','NH','ME','MT','RI','DE','SD','ND','AK','VT','WY'])[1 + (50 * power((n * 7919) % 10007 / 10007.0, 2.2))::integer % 50],
       lpad(((n * 104729) % 42000)::text, 5, '0'), (array['A','A','A','B','B','B','B','C','C','D','F'])[(1 + (n * 13) % 11)::integer], ((n * 17) % 101)::integer,
       500 + (n * 11) % 2500, case when drawn.outcome in ('rejected', 'qc') then 0 else 500 + (n * 11) % 2500 end, case when drawn.outcome = 'sold' then 1500 + (n * 29) % 6000 else 0 end,
       drawn.at, drawn.at + interval '250 milliseconds', case when drawn.stage = 'closed' then drawn.at + interval '400 milliseconds' end,
       case when drawn.outcome in ('sold', 'qc') then '[]'::jsonb else jsonb_build_array(jsonb_build_object('code', drawn.outcome, 'message', 'Made for the bench.')) end
  from generate_series($1::bigint, $2::bigint) n
  cross join lateral (select
       case when n > 999000 then 'qc' when n > 998500 then 'distributing' when n % 9973 = 0 then 'unresolved' else 'closed' end as stage,
       case when n > 999000 then 'qc' when n > 998500 then null when n % 9973 = 0 then 'unresolved'
            else (array['sold','sold','sold','sold','sold','sold','rejected','rejected','unsold','unsold'])[(1 + (n * 3) % 10)::integer] end as outcome,
       (array['Avery','Jordan','Sam','Riley','Casey','Morgan','Taylor','Quinn','Drew','Reese','Parker','Skyler','Emerson','Rowan','Sage','Kai'])[(1 + n % 16)::integer] || chr((97 + (n / 16) % 26)::integer) as first,
       (array['Chen','Blake','Rivera','Novak','Moreno','Diaz','Osei','Haddad','Larsen','Kim','Ali','Roy','Fox','Berg','Silva','Okafor'])[(1 + (n / 7) % 16)::integer] || chr((97 + (n / 31) % 26)::integer) || chr((97 + (n / 997) % 26)::integer) as last,
       now() - interval '34 seconds' * (1000001 - n) as at) drawn
  join campaign on campaign.id = ('00000000-0000-4000-8000-0000000003' || lpad((1 + (96 * power((n * 6151) % 9973 / 9973.0, 1.8))::integer % 96)::text, 2, '0'))::uuid`;

const DELIVERIES = `
insert into delivery (id, lead_id, account_id, buyer_id, method_id, state, exclusive, price_minor, currency, reserved_at, decided_at)
select ('02000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, lead.id, ('00000000-0000-4000-8000-00000006' || lpad(drawn.buyer::text, 4, '0'))::uuid,
       ('00000000-0000-4000-8000-00000004' || lpad(drawn.buyer::text, 4, '0'))::uuid, ('00000000-0000-4000-8000-00000005' || lpad(drawn.buyer::text, 4, '0'))::uuid,
       case when lead.outcome = 'sold' then 'accepted' else 'refused' end, false, lead.revenue_minor, 'USD', lead.received_at + interval '100 milliseconds', lead.received_at + interval '250 milliseconds'
  from generate_series($1::bigint, $2::bigint) n
  join lead on lead.id = ('01000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid and lead.outcome in ('sold', 'unsold')
  cross join lateral (select 1 + (200 * power((n * 4093) % 9973 / 9973.0, 2))::integer % 200 as buyer) drawn`;

const AT_ONCE = 100_000;

/** Rows first, indexes after them: twenty times faster. What is written is consistent by itself, so that triggers and foreign keys may rest. */
async function withoutIndexes(pool: Pool, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `
    select relation.relname as name, pg_get_indexdef(relation.oid) as definition from pg_index entry join pg_class relation on relation.oid = entry.indexrelid
     where entry.indrelid = any($1::text[]::regclass[]) and not entry.indisprimary and not exists (select 1 from pg_constraint where conindid = entry.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  await pool.query('set session_replication_role = replica');
  await work();
  await pool.query('set session_replication_role = origin');
  await pool.query(`set maintenance_work_mem = '128MB'`);
  for (const { definition } of rows) await pool.query(definition);
}

/** A book of record of `count` leads over more than a year, and what they were sold for. The pool must have one connection. */
export async function writeManyLeads(pool: Pool, count: number, say: (line: string) => void): Promise<void> {
  await pool.query('set statement_timeout = 0');
  await pool.query(CONFIGURATION);
  const first = 1_000_001 - count;
  await withoutIndexes(pool, ['lead', 'delivery'], async () => {
    for (let from = first; from <= 1_000_000; from += AT_ONCE) {
      const to = Math.min(from + AT_ONCE - 1, 1_000_000);
      await pool.query(LEADS, [from, to]);
      await pool.query(DELIVERIES, [from, to]);
      say(`lead-list: ${to - first + 1} leads written`);
    }
  });
  say('lead-list: indexes made');
  await pool.query('vacuum (analyze) lead');
  await pool.query('vacuum (analyze) delivery');
}
