import { CAMPAIGN_SETTINGS_DOCUMENT, CRITERIA_DOCUMENT, readDocument, type DocumentKind } from '#db/columns/documents';

interface Third {
  readonly v: 3;
  readonly names: string[];
}
const KIND: DocumentKind<Third> = {
  name: 'names',
  version: 3,
  upgrades: { 1: ({ name }) => ({ v: 2, first: name }), 2: ({ first }) => ({ v: 3, names: [first] }) },
};

describe('versioned documents', () => {
  test.each([[{ v: 1, name: 'Ann' }], [{ v: 2, first: 'Ann' }], [{ v: 3, names: ['Ann'] }]])(
    '%j is read in its newest version',
    (stored) => {
      expect(readDocument(KIND, stored)).toEqual({ v: 3, names: ['Ann'] });
    },
  );

  test.each([
    ['of a newer program', { v: 4 }, 'unknown-document-version'],
    ['older than the upgrades reach', { v: 0 }, 'unknown-document-version'],
    ['without a version', { names: [] }, 'document-without-version'],
    ['that is no document', 'Ann', 'document-without-version'],
    ['that is null', null, 'document-without-version'],
  ])('one %s is refused', (_, stored, code) => {
    expect(() => readDocument(KIND, stored)).toThrow(expect.objectContaining({ kind: 'bug', code }));
  });

  test("campaign settings of an older program get today's defaults", () => {
    const settings = readDocument(CAMPAIGN_SETTINGS_DOCUMENT, { v: 1, processing: 'synchronous' });
    expect(settings).toMatchObject({
      processing: 'synchronous',
      maxDeliveries: 1,
      duplicates: { days: 30, route: 'reject' },
    });
  });

  test('a document of the newest version is handed on as it is', () => {
    const stored = { v: 1, root: { join: 'all', items: [] } };
    expect(readDocument(CRITERIA_DOCUMENT, stored)).toBe(stored);
  });
});
