import { buyers } from '#api/contract/resources/buyers';
import { conflictLines } from '../../../ui/src/forms/conflict-lines';
import { formDraftOf, emptyDraft } from '../../../ui/src/forms/draft';
import { errorAt, errorsOutside } from '../../../ui/src/forms/field-errors';
import { labelKeys } from '../../../ui/src/forms/label-keys';
import { mergeSides } from '../../../ui/src/forms/merge-sides';
import { patchOf } from '#ui/client/patch-of';
import { minuteOf, OFFICE_HOURS, spansOf, timeOf, withSpans } from '../../../ui/src/forms/schedule-model';

describe('a change of a form', () => {
  it('names only what differs, with null for what is gone', () => {
    const before = {
      name: 'a',
      contact: { email: 'x', phone: '1' },
      notes: '',
      tags: ['a'],
      criteria: { v: 1, of: 'a' },
    };
    const after = { name: 'a', contact: { email: 'y' }, notes: 'n', tags: ['b'], criteria: { v: 1, of: 'b' } };
    expect(patchOf(before, after, ['criteria'])).toEqual({
      contact: { email: 'y', phone: null },
      notes: 'n',
      tags: ['b'],
      criteria: { v: 1, of: 'b' },
    });
  });
  it('is nothing when only the order of members or absent ones differ', () => {
    expect(patchOf({ a: { x: 1, y: 2 }, b: undefined }, { a: { y: 2, x: 1 } })).toEqual({});
  });
});

describe('a new draft', () => {
  it("holds the contract's defaults, and an empty text where a text is missing", () => {
    expect(emptyDraft(buyers)).toMatchObject({
      company: '',
      status: 'active',
      contact: {},
      groupName: null,
      notes: '',
    });
  });
  it('of what is there is a copy of the writable part', () => {
    const row = { id: 'x', version: 3, company: 'a', contact: { email: 'e' } };
    const draft = formDraftOf(buyers, row);
    expect(draft).toEqual({ company: 'a', contact: { email: 'e' } });
    expect(draft['contact']).not.toBe(row.contact);
  });
});

describe('a conflict', () => {
  const base = { name: 'a', notes: 'a', tags: ['a'], contact: { email: 'a', phone: '1' }, rules: { v: 1, a: 1, b: 1 } };
  const sides = {
    base,
    theirs: { ...base, name: 'theirs', tags: ['b'], contact: { email: 'theirs', phone: '1', city: 'theirs' } },
    mine: { ...base, name: 'mine', notes: 'mine', tags: ['b'], contact: { email: 'mine' }, added: 1 },
  };

  it('shows only the fields that both changed to different ends', () => {
    expect(conflictLines(sides)).toEqual([
      { field: 'name', theirs: 'theirs', mine: 'mine' },
      { field: 'contact.email', theirs: 'theirs', mine: 'mine' },
    ]);
  });
  it('is none where each changed something else, and nothing is null', () => {
    expect(conflictLines({ base: { a: 1, b: 1 }, theirs: { a: 2, b: 1 }, mine: { a: 1, b: 2 } })).toEqual([]);
    expect(conflictLines({ base: { a: null }, theirs: {}, mine: { a: 2 } })).toEqual([]);
  });
  it('loses nothing that only one of both changed, whoever wins', () => {
    const kept = { notes: 'mine', tags: ['b'], added: 1, rules: base.rules };
    expect(mergeSides(sides, 'theirs')).toEqual({
      ...kept,
      name: 'theirs',
      contact: { email: 'theirs', city: 'theirs' },
    });
    expect(mergeSides(sides, 'mine')).toEqual({ ...kept, name: 'mine', contact: { email: 'mine', city: 'theirs' } });
  });
  it('about a document is about the whole of it', () => {
    const documents = {
      base: { rules: base.rules },
      theirs: { rules: { ...base.rules, a: 2 } },
      mine: { rules: { ...base.rules, b: 2 } },
    };
    expect(conflictLines(documents, ['rules']).map(({ field }) => field)).toEqual(['rules']);
    expect(mergeSides(documents, 'theirs', ['rules'])).toEqual(documents.theirs);
    expect(mergeSides(documents, 'mine', ['rules'])).toEqual(documents.mine);
    expect(mergeSides(documents, 'mine')).toEqual({ rules: { v: 1, a: 2, b: 2 } });
  });
  it('names its fields as their screen does', () => {
    expect(labelKeys('delivery-accounts', 'priceMinor')).toContain('deliveryAccounts.fields.price');
    expect(labelKeys('campaigns', 'sourceId')).toContain('names.source');
    expect(labelKeys('buyers', 'contact.email')).toEqual(['buyers.fields.email', 'buyers.fields.email']);
  });
});

describe('what is wrong with a field', () => {
  const errors = [
    { field: 'contact.email', code: 'x', message: 'No address.' },
    { field: 'limits.day', code: 'x', message: 'Too many.' },
  ];
  it('stands beside it, or beside what holds it', () => {
    expect([errorAt(errors, 'contact.email'), errorAt(errors, 'limits'), errorAt(errors, 'contact.em')]).toEqual([
      'No address.',
      'Too many.',
      null,
    ]);
  });
  it('is said above the form when no field shows it', () => {
    expect(errorsOutside(errors, ['contact'])).toEqual([errors[1]]);
  });
});

describe('a weekly schedule', () => {
  it('is edited day by day', () => {
    const late = withSpans(OFFICE_HOURS, 1, [
      { from: 1200, to: 1440 },
      { from: 0, to: 60 },
    ]);
    expect(spansOf(late, 1)).toEqual([
      { from: 0, to: 60 },
      { from: 1200, to: 1440 },
    ]);
    expect(spansOf(late, 2)).toEqual([{ from: 480, to: 1080 }]);
    expect(spansOf(null, 3)).toEqual([]);
  });
  it('writes the end of the day as midnight', () => {
    expect([timeOf(510), timeOf(1440), minuteOf('00:00', true), minuteOf('00:00', false), minuteOf('x', true)]).toEqual(
      ['08:30', '00:00', 1440, 0, null],
    );
  });
});
