import { read, sourceFiles } from '#test/kit/source-files';

/** Who may write a table with SQL: a folder or a file. One writer per entity; configuration is written through the ORM in api/resources. */
const WRITERS: Record<string, readonly string[]> = {
  lead: ['api/intake/', 'db/leads/', 'activities/'],
  lead_note: ['api/leads/', 'db/leads/', 'activities/ledger/'],
  lead_change: ['db/leads/', 'activities/actions/'],
  lead_file: ['api/leads/', 'db/leads/'],
  lead_insert_request: ['api/intake/', 'db/leads/'],
  idempotency_key: ['api/', 'db/leads/', 'activities/upkeep/'],
  lead_dispatch: ['api/intake/', 'activities/intake/', 'activities/upkeep/', 'db/leads/'],
  access_token: ['api/oauth/', 'activities/upkeep/'],
  lead_action: ['activities/', 'db/leads/'],
  lead_step: ['activities/', 'db/leads/'],
  lead_plan: ['activities/distribution/', 'activities/actions/', 'db/leads/'],
  ping: ['activities/distribution/', 'db/leads/'],
  delivery: ['activities/delivery/', 'activities/actions/', 'activities/returns/', 'db/leads/'],
  delivery_attempt: ['activities/delivery/', 'db/leads/'],
  delivery_test: ['api/preview/', 'activities/delivery-test/', 'activities/upkeep/', 'db/leads/'],
  cap_window: ['activities/delivery/', 'activities/actions/'],
  ledger_transaction: ['activities/ledger/'],
  ledger_entry: ['activities/ledger/'],
  ledger_check: ['activities/upkeep/'],
  lead_return: ['activities/returns/', 'db/leads/'],
  process_snapshot: ['activities/upkeep/', 'db/leads/'],
  notice: ['activities/notices/', 'api/sign-in/'],
  user_login: ['api/sign-in/'],
  user_session: ['api/access/', 'activities/upkeep/'],
  user_link: ['api/sign-in/', 'activities/upkeep/'],
  sign_in_challenge: ['api/sign-in/', 'activities/upkeep/'],
  recovery_code: ['api/sign-in/'],
  throttle: ['api/sign-in/', 'activities/upkeep/'],
  audit_event: ['api/access/'],
  audit_look: ['api/access/'],
  config_version: ['db/config-version/'],
  saved_view: ['api/views/'],
  user_preference: ['api/views/'],
};
const SOURCES = ['activities', 'api', 'db/queries', 'db/leads', 'db/config-version', 'temporal'];

function writersOf(table: string): string[] {
  const statement = new RegExp(`\\b(insert into|update|delete from)\\s+${table}\\b(?!\\w)`, 'i');
  return sourceFiles(SOURCES).filter((file) => statement.test(read(file)));
}

describe.each(Object.entries(WRITERS))('the table %s', (table, allowed) => {
  it('is written only where it belongs', () => {
    expect(writersOf(table).filter((file) => !allowed.some((place) => file.startsWith(place)))).toEqual([]);
  });
});

describe('queries', () => {
  it('only read', () => {
    expect(
      sourceFiles(['db/queries']).filter((file) => /\b(insert into|update \w+ set|delete from)\b/i.test(read(file))),
    ).toEqual([]);
  });
});
