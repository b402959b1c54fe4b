import { read, sourceFiles } from '#test/kit/source-files';

/**
 * Rows are read in one way, `db/read-rows.ts`: a query says its columns plainly and gets them as the program's own. Nothing else of
 * db/queries asks the driver, and no statement names a column as the program does.
 */
const asksTheDriver = (code: string): boolean => /\.\s*query\s*[(<]/.test(code);
const quotesOurNames = (code: string): boolean => /\bas\s+"\w*[A-Z]/.test(code);

/** Queries that still read for themselves. This list only shrinks: an entry that is not needed any more fails. */
const EXCEPTIONS: readonly string[] = [];

/** Statements elsewhere that still quote a name of ours; it only shrinks, too. */
const QUOTING: readonly string[] = [];

const queries = sourceFiles(['db/queries']);

describe('the reads of db/queries', () => {
  it('are many', () => {
    expect(queries.length).toBeGreaterThan(30);
  });

  it('go through the one reader of rows', () => {
    expect(queries.filter((file) => asksTheDriver(read(file)))).toEqual(EXCEPTIONS);
  });

  it('name columns as Postgres does, as all statements of the server do', () => {
    expect(sourceFiles(['activities', 'api', 'db', 'temporal']).filter((file) => quotesOurNames(read(file)))).toEqual(
      QUOTING,
    );
  });

  it('would be found if they did otherwise', () => {
    expect(asksTheDriver(read('db/read-rows.ts'))).toBe(true);
    expect(asksTheDriver('const { rows } = await sql.query({ text });')).toBe(true);
    expect(asksTheDriver('await sql\n    .query<Row>(TEXT)')).toBe(true);
    expect(asksTheDriver('await readRows<Row>(sql, { text })')).toBe(false);
    expect(quotesOurNames('select lead_type_id as "leadTypeId" from lead')).toBe(true);
    expect(quotesOurNames('select lead_type_id from lead')).toBe(false);
    expect(quotesOurNames(`jsonb_build_object('accountId', account_id) as deliveries`)).toBe(false);
  });
});
