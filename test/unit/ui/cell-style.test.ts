import { cellStyle, fitWidth, rowWidth } from '../../../ui/src/lists/cell-style';
import { defaultColumns, pinColumn, placeColumns, resizeColumn } from '../../../ui/src/lists/column-state';
import { list } from './list-for-tests';

const start = defaultColumns(list);
const columnOf = (name: string) => list.columns.find((column) => column.name === name)!;
const fitted = new Map([
  ['at', 90],
  ['name', 240],
  ['state', 131],
  ['buyer', 240],
  ['price', 70],
]);
const styleOf = (name: string, state = start) =>
  cellStyle(
    placeColumns(list, state, fitted).find(({ column }) => column.name === name)!,
    state,
    false,
  );

describe('the widths of a list that nobody sized', () => {
  it('are those of what is in the columns: a state is never cut, a text gives way, and what a row is called by gives way last', () => {
    expect(styleOf('state')).toEqual({ flex: '33 1 131px', minWidth: '131px' });
    expect(styleOf('price')).toEqual({ flex: '18 1 70px', minWidth: '70px' });
    expect(styleOf('name')).toEqual({ flex: '240 1 240px', minWidth: '200px', maxWidth: '400px' });
    expect(styleOf('buyer')).toEqual({ flex: '240 1 240px', minWidth: '144px', maxWidth: '400px' });
    expect(rowWidth(placeColumns(list, start, fitted), start, true)).toBe(44 + 90 + 200 + 131 + 144 + 70);
  });

  it('have an end for a text, and none for what is read whole or not at all', () => {
    expect([
      fitWidth(columnOf('name'), 900),
      fitWidth(columnOf('state'), 290),
      fitWidth(columnOf('price'), 20),
    ]).toEqual([260, 290, 56]);
  });

  it('leave alone what somebody sized or pinned', () => {
    expect(styleOf('name', resizeColumn(start, 'name', 100))).toEqual({ flex: '0 0 100px', minWidth: '100px' });
    expect(styleOf('name', pinColumn(start, 'name', 'left'))).toEqual({ flex: '0 0 240px', left: '0px' });
  });
});
