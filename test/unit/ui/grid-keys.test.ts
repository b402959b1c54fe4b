import { gridVerb } from '#ui/lists/grid-verb';
import { offeredActions, type RowAction } from '../../../ui/src/lists/row-action';
import { moved, NO_SELECTION, ranged, toggled } from '../../../ui/src/lists/selection';

const press = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  gridVerb({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held }, 20, [
    { id: 'find', key: 'F' },
    { id: 'delete', key: 'Del' },
  ]);

describe('a key pressed on a list', () => {
  it('moves, extends, opens, selects and shows the menu', () => {
    expect(press('ArrowDown')).toEqual({ do: 'move', by: 1, extend: false });
    expect(press('ArrowUp', { shiftKey: true })).toEqual({ do: 'move', by: -1, extend: true });
    expect(press('PageDown')).toEqual({ do: 'move', by: 20, extend: false });
    expect(
      [
        press('Enter'),
        press(' '),
        press('ContextMenu'),
        press('F10', { shiftKey: true }),
        press('/'),
        press('Escape'),
      ].map((verb) => verb?.do),
    ).toEqual(['open', 'toggle', 'menu', 'menu', 'filter', 'clear']);
    expect(press('a', { ctrlKey: true })).toEqual({ do: 'all' });
  });
  it('does an action by the key on its cap, and never with Ctrl or Alt held', () => {
    expect(press('f')).toEqual({ do: 'act', action: 'find' });
    expect(press('Delete')).toEqual({ do: 'act', action: 'delete' });
    expect(press('f', { ctrlKey: true })).toBeNull();
    expect(press('f', { altKey: true })).toBeNull();
    expect(press('q')).toBeNull();
  });
});

describe('a selection', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const idAt = (index: number): string | undefined => ids[index];
  it('goes from the row it started at to the row one extends to, in both directions', () => {
    const first = toggled(NO_SELECTION, 2, 'c');
    expect([...ranged(first, 4, idAt).ids]).toEqual(['c', 'd', 'e']);
    expect([...ranged(ranged(first, 4, idAt), 1, idAt).ids]).toEqual(['b', 'c']);
  });
  it('is extended by key from the row in focus, and stays within the list', () => {
    const focused = moved(moved(NO_SELECTION, 1, false, 5, idAt), 1, false, 5, idAt);
    expect(focused).toMatchObject({ focus: 1, ids: new Set() });
    expect([...moved(focused, 1, true, 5, idAt).ids]).toEqual(['b', 'c']);
    expect(moved(focused, 99, false, 5, idAt).focus).toBe(4);
    expect(moved(NO_SELECTION, 1, false, 0, idAt)).toBe(NO_SELECTION);
  });
  it('takes back a row that is chosen again', () => {
    expect(toggled(toggled(NO_SELECTION, 0, 'a'), 0, 'a').ids.size).toBe(0);
  });
});

describe('the menu of rows', () => {
  const rows = [{ id: '1' }, { id: '2' }];
  const action = (id: string, more: Partial<RowAction> = {}): RowAction => ({
    id,
    label: id,
    run: () => undefined,
    ...more,
  });
  it('leaves out what the role does not allow and what never applies, and says why something else cannot be done', () => {
    const offered = offeredActions(
      [
        action('free'),
        action('forbidden', { permission: 'leads:delete' }),
        action('never', { when: () => false }),
        action('later', { when: () => 'It is being delivered.' }),
        action('one', { single: true }),
      ],
      rows,
      (permission) => permission === undefined,
      'One at a time.',
    );
    expect(offered.map(({ id, refused }) => [id, refused])).toEqual([
      ['free', false],
      ['later', 'It is being delivered.'],
      ['one', 'One at a time.'],
    ]);
  });
});
