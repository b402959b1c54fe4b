import { cycleSort } from '#ui/lists/cycle-sort';
import { defaultView, documentOf, sameView, viewOf } from '../../../ui/src/lists/view-state';
import { viewDocumentSchema } from '#api/contract/views';
import { list } from './list-for-tests';

describe('a saved view', () => {
  it('is read as far as the list still knows what it says', () => {
    const view = viewOf(list, {
      filter: { join: 'and', items: [{ column: 'gone', is: 'is', value: 1 }] },
      sort: [
        { column: 'raw', descending: true },
        { column: 'name', descending: false },
      ],
      columns: [{ name: 'gone' }, { name: 'price', width: 99, pinned: 'left' }],
    });
    expect(view).toEqual({
      filter: { join: 'and', items: [] },
      sort: [{ column: 'name', descending: false }],
      columns: [{ name: 'price', width: 99, pinned: 'left' }],
    });
  });

  it("falls back to the list's own where it says nothing, or nothing is left", () => {
    expect(viewOf(list, null)).toEqual(defaultView(list));
    expect(viewOf(list, { columns: [{ name: 'gone' }] }).columns).toEqual(defaultView(list).columns);
  });

  it('is saved as the contract has it, and is the same after a round trip', () => {
    const view = {
      ...defaultView(list),
      filter: {
        join: 'or' as const,
        items: [
          { column: 'name', is: 'is' as const, value: 'a' },
          { column: 'price', is: 'at-least' as const },
        ],
      },
    };
    const document = documentOf(view);
    expect(viewDocumentSchema.parse(document)).toEqual(document);
    expect(sameView(viewOf(list, document), view)).toBe(true);
    expect(sameView(view, defaultView(list))).toBe(false);
  });

  it('is the same when the database hands back the keys of its rules in another order', () => {
    const view = {
      ...defaultView(list),
      filter: { join: 'and' as const, items: [{ column: 'name', is: 'is' as const, value: 'a' }] },
    };
    const stored = { ...documentOf(view), filter: { items: [{ is: 'is', value: 'a', column: 'name' }], join: 'and' } };
    expect(sameView(viewOf(list, viewDocumentSchema.parse(stored)), view)).toBe(true);
  });
});

describe('a click on a heading', () => {
  const up = { column: 'name', descending: false };
  const down = { column: 'name', descending: true };
  it('sorts up, down, and as the list does', () => {
    expect(cycleSort([], 'name', false)).toEqual([up]);
    expect(cycleSort([up], 'name', false)).toEqual([down]);
    expect(cycleSort([down], 'name', false)).toEqual([]);
  });
  it('with shift comes second, and turns in its place', () => {
    const price = { column: 'price', descending: false };
    expect(cycleSort([up], 'price', true)).toEqual([up, price]);
    expect(cycleSort([up, price], 'name', true)).toEqual([down, price]);
    expect(cycleSort([down, price], 'name', true)).toEqual([price]);
    expect(cycleSort([up, price], 'name', false)).toEqual([down]);
  });
});
