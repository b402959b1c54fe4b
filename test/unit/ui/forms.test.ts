import { buyers } from '#api/contract/resources/buyers';
import { conflictLines } from '../../../ui/src/forms/conflict-lines';
import { formDraftOf, emptyDraft } from '../../../ui/src/forms/draft';
import { errorAt, errorsOutside } from '../../../ui/src/forms/field-errors';
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
  it('shows the fields that both changed to different ends', () => {
    expect(
      conflictLines(
        { name: 'theirs', notes: 'same', contact: { email: 'theirs', phone: '1' } },
        { name: 'mine', notes: 'same', contact: { email: 'mine' }, added: 1 },
      ),
    ).toEqual([
      { field: 'name', theirs: 'theirs', mine: 'mine' },
      { field: 'contact.email', theirs: 'theirs', mine: 'mine' },
      { field: 'added', theirs: undefined, mine: 1 },
    ]);
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
