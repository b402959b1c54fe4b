import {
  defaultColumns,
  moveColumn,
  pinColumn,
  pinForPhone,
  placeColumns,
  resizeColumn,
  shiftColumn,
  toggleColumn,
} from '../../../ui/src/lists/column-state';
import { list } from './list-for-tests';

const names = (state: readonly { readonly name: string }[]): string[] => state.map(({ name }) => name);
const drawn = (state: Parameters<typeof placeColumns>[1]) =>
  placeColumns(list, state).map(
    ({ column, pinned, offset }) => `${column.name}${pinned ? ` ${pinned} ${offset}` : ''}`,
  );
const start = defaultColumns(list);

describe('the columns of a list', () => {
  it('start with those the list shows', () => {
    expect(names(start)).toEqual(['at', 'name', 'state', 'buyer', 'price']);
  });

  it('are drawn pinned ones first and last, each at its distance from the edge', () => {
    const state = pinColumn(pinColumn(pinColumn(start, 'price', 'left'), 'name', 'left'), 'at', 'right');
    expect(drawn(state)).toEqual(['name left 0', 'price left 200', 'state', 'buyer', 'at right 0']);
    expect(drawn(pinColumn(state, 'state', 'right'))).toEqual([
      'name left 0',
      'price left 200',
      'buyer',
      'at right 120',
      'state right 0',
    ]);
  });

  it('leave out what the list does not know any more', () => {
    expect(drawn([{ name: 'gone' }, { name: 'name' }])).toEqual(['name']);
  });

  it('come back at the place the list has them, and the last one cannot be hidden', () => {
    const without = toggleColumn(list, start, 'state');
    expect(names(without)).toEqual(['at', 'name', 'buyer', 'price']);
    expect(names(toggleColumn(list, without, 'state'))).toEqual(['at', 'name', 'state', 'buyer', 'price']);
    expect(names(toggleColumn(list, [{ name: 'name' }], 'name'))).toEqual(['name']);
  });

  it('stay where they are dropped, pinned when dropped among pinned ones', () => {
    expect(names(moveColumn(start, 'price', 'at', 'before'))).toEqual(['price', 'at', 'name', 'state', 'buyer']);
    expect(names(moveColumn(start, 'at', 'state', 'after'))).toEqual(['name', 'state', 'at', 'buyer', 'price']);
    expect(moveColumn(pinColumn(start, 'at', 'left'), 'price', 'at', 'after')).toContainEqual({
      name: 'price',
      pinned: 'left',
    });
    expect(moveColumn(pinColumn(start, 'at', 'left'), 'at', 'price', 'after')).toContainEqual({ name: 'at' });
    expect(moveColumn(start, 'at', 'at', 'after')).toBe(start);
  });

  it('move one place by key, and not beyond the ends', () => {
    expect(names(shiftColumn(list, start, 'name', 1))).toEqual(['at', 'state', 'name', 'buyer', 'price']);
    expect(names(shiftColumn(list, start, 'at', -1))).toEqual(names(start));
  });

  it('keep a width within what can be read', () => {
    expect(resizeColumn(start, 'name', 312.4)).toContainEqual({ name: 'name', width: 312 });
    expect(resizeColumn(start, 'name', 3)).toContainEqual({ name: 'name', width: 48 });
    expect(resizeColumn(start, 'name', 4000)).toContainEqual({ name: 'name', width: 900 });
  });

  it('keep nothing in view on a phone that most rows leave empty', () => {
    const pinned = (rows: Record<string, unknown>[]) => pinForPhone(list, start, rows)[0]?.name;
    const full = { at: '2026-11-23T15:42:07Z', name: 'Avery', state: 'sold', buyer: 'Acme', price: 1 };
    expect(pinned([full])).toBe('name');
    expect(pinned([full, full, full, { ...full, name: null }])).toBe('name');
    expect(pinned([full, { ...full, name: '' }, { ...full, name: null }])).toBe('at');
    expect(pinned([{ ...full, name: null, at: null }])).toBe('state');
    expect(pinned([{}])).toBe('at');
  });

  it('keep the name in view on a phone, states next to it', () => {
    expect(pinForPhone(list, start)).toEqual([
      { name: 'name', width: 130, pinned: 'left' },
      { name: 'state' },
      { name: 'at' },
      { name: 'buyer' },
      { name: 'price' },
    ]);
  });
});
