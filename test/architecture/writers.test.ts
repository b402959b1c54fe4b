import { read, sourceFiles } from '#test/kit/source-files';

/**
 * Who may write a table with SQL: one folder of the worker (`activities/booking` for all that is booked of leads), beside it what the API
 * writes itself. What both write of a lead stands in `db/leads`. Configuration is written through the ORM in api/resources.
 */
const BOOK = 'activities/booking/';
const SWEEP = 'activities/upkeep/sweep-expired.ts';
const WRITERS: Record<string, readonly string[]> = {
  lead: ['api/intake/store-lead.ts', 'db/leads/', BOOK],
  lead_note: ['api/leads/', 'db/leads/', BOOK],
  lead_change: ['db/leads/'],
  lead_file: ['api/leads/', 'db/leads/'],
  lead_insert_request: ['api/intake/store-lead.ts', 'db/leads/'],
  idempotency_key: ['api/', 'db/leads/', SWEEP],
  lead_dispatch: ['api/intake/store-lead.ts', 'activities/upkeep/lead-dispatcher.ts', 'db/leads/', BOOK],
  access_token: ['api/access/tokens/', SWEEP],
  lead_action: ['db/leads/', BOOK],
  lead_step: ['db/leads/', BOOK],
  lead_plan: ['db/leads/', BOOK],
  ping: ['db/leads/', BOOK],
  delivery: ['db/leads/', BOOK],
  delivery_attempt: ['db/leads/', BOOK],
  delivery_test: ['api/resources/delivery-methods/preview/', 'activities/delivery-test/', 'db/leads/', SWEEP],
  cap_window: [BOOK],
  ledger_transaction: [`${BOOK}ledger/`],
  ledger_entry: [`${BOOK}ledger/`],
  ledger_check: ['activities/upkeep/'],
  lead_return: [`${BOOK}returns/`, 'db/leads/'],
  process_snapshot: ['activities/upkeep/', 'db/leads/'],
  notice: ['activities/notices/', 'api/access/'],
  user_login: ['api/access/sign-in/'],
  user_session: ['api/access/', SWEEP],
  user_link: ['api/access/sign-in/', SWEEP],
  sign_in_challenge: ['api/access/sign-in/', SWEEP],
  user_identity: ['api/access/single-sign-on/'],
  sso_attempt: ['api/access/single-sign-on/', SWEEP],
  passkey: ['api/access/passkeys/'],
  passkey_challenge: ['api/access/passkeys/', SWEEP],
  known_device: ['api/access/sign-in/', SWEEP],
  recovery_code: ['api/access/sign-in/'],
  throttle: ['api/access/sign-in/', SWEEP],
  audit_event: ['api/access/'],
  audit_look: ['api/access/'],
  audit_seal: ['activities/upkeep/'],
  config_version: ['db/config-version/'],
  worker_presence: ['activities/upkeep/', SWEEP],
  saved_view: ['api/lists/views/', 'db/leads/'],
  user_preference: ['api/lists/views/', 'db/leads/'],
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
