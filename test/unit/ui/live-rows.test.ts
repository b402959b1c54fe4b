import { effectScope, shallowRef, type EffectScope } from 'vue';
import type { Row } from '../../../ui/src/lists/row-action';
import { useLiveRows, type LiveList } from '../../../ui/src/lists/use-live-rows';
import { FakeStream } from './fake-stream';

/** What a list is asked for, with rows put in by hand. */
class FakeGrid implements LiveList {
  readonly state = shallowRef<'loading' | 'ready' | 'failed'>('ready');
  readonly rows = shallowRef<readonly Row[]>([{ id: 'delivery-1', lead: 'lead-1' }, { id: 'delivery-2' }]);
  readonly gone = shallowRef<ReadonlySet<string>>(new Set());
  fresh = 0;
  failing = false;
  readonly refreshRows = jest.fn(async (_ids: readonly string[]) => {
    if (this.failing) throw new Error('away');
  });
  readonly countNew = jest.fn(async () => this.fresh);
  readonly load = jest.fn(async () => undefined);
}

let seen = shallowRef(true);
let scope: EffectScope;
let grid: FakeGrid;
const stream = (): FakeStream => FakeStream.opened.at(-1)!;
const say = (...ids: string[]): void => stream().say('leads', JSON.stringify({ ids }));
const pass = (): Promise<void> => jest.advanceTimersByTimeAsync(1300);
const open = () => scope.run(() => useLiveRows(grid, seen))!;

describe('the rows of a live list', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    FakeStream.opened = [];
    seen = shallowRef(true);
    Object.assign(globalThis, { EventSource: FakeStream });
    scope = effectScope();
    grid = new FakeGrid();
  });
  afterEach(() => {
    scope.stop();
    jest.useRealTimers();
  });

  it('are read again when their lead moves, and the list is not counted for them', async () => {
    open();
    say('lead-1');
    await pass();
    expect([grid.refreshRows.mock.calls, grid.countNew.mock.calls.length]).toEqual([[[['delivery-1']]], 0]);
  });

  it('come with those that are new when there are none, and stay where they are otherwise', async () => {
    const { waiting } = open();
    grid.fresh = 1;
    say('lead-3');
    await pass();
    expect([grid.refreshRows.mock.calls.length, waiting.value, grid.load.mock.calls.length]).toEqual([0, 1, 0]);
    grid.rows.value = [];
    say('lead-3');
    await pass();
    expect([waiting.value, grid.load.mock.calls.length]).toEqual([0, 1]);
  });

  it('are followed up for what was heard while the list was being loaded', async () => {
    open();
    grid.state.value = 'loading';
    say('lead-3');
    await pass();
    expect(grid.countNew).not.toHaveBeenCalled();
    grid.state.value = 'ready';
    await pass();
    expect(grid.countNew).toHaveBeenCalledTimes(1);
  });

  it('are all looked at when the page is seen again, and not before', async () => {
    open();
    seen.value = false;
    say('lead-1');
    await pass();
    expect(grid.refreshRows).not.toHaveBeenCalled();
    seen.value = true;
    await pass();
    expect([grid.refreshRows.mock.calls, grid.countNew.mock.calls.length]).toEqual([
      [[['delivery-1', 'delivery-2']]],
      1,
    ]);
  });

  it('are all looked at when the stream opens, also the first time', async () => {
    open();
    stream().onopen?.();
    await pass();
    expect([grid.refreshRows.mock.calls, grid.countNew.mock.calls.length]).toEqual([
      [[['delivery-1', 'delivery-2']]],
      1,
    ]);
  });

  it('are followed up with the next change when reading them failed', async () => {
    open();
    grid.failing = true;
    say('lead-1');
    await pass();
    grid.failing = false;
    say('lead-9');
    await pass();
    expect(grid.refreshRows.mock.calls.at(-1)).toEqual([['delivery-1', 'delivery-2']]);
  });
});
