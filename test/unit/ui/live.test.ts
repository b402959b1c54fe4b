import { effectScope, type EffectScope } from 'vue';
import { useLive, type LiveHandlers } from '../../../ui/src/client/live';
import { FakeStream } from './fake-stream';

const scopes: EffectScope[] = [];
function listen(handlers: LiveHandlers) {
  const scope = effectScope();
  scopes.push(scope);
  return scope.run(() => useLive(handlers))!;
}
const stream = (): FakeStream => FakeStream.opened.at(-1)!;

describe('the stream of changes', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    FakeStream.opened = [];
    Object.assign(globalThis, { EventSource: FakeStream });
  });
  afterEach(() => {
    for (const scope of scopes.splice(0)) scope.stop();
    jest.useRealTimers();
  });

  it('is one for all screens and ends with the last of them', () => {
    listen({});
    listen({});
    expect(FakeStream.opened.map(({ url }) => url)).toEqual(['/api/v1/events']);
    scopes[0]!.stop();
    expect(stream().readyState).toBe(0);
    scopes[1]!.stop();
    expect(stream().readyState).toBe(FakeStream.CLOSED);
  });

  it('asks the screens to read again whenever it opens: they may have read before it was there', () => {
    const back = jest.fn();
    const { connected } = listen({ back });
    expect([back.mock.calls.length, connected.value]).toEqual([0, false]);
    stream().onopen?.();
    expect([back.mock.calls.length, connected.value]).toEqual([1, true]);
    stream().fails();
    expect([back.mock.calls.length, connected.value]).toEqual([1, false]);
    stream().onopen?.();
    expect([back.mock.calls.length, connected.value]).toEqual([2, true]);
  });

  it('asks them once when news was lost on the way', () => {
    const back = jest.fn();
    listen({ back });
    stream().say('reload');
    expect(back).toHaveBeenCalledTimes(1);
  });

  it('opens again by itself after it was refused, and asks them then', () => {
    const back = jest.fn();
    listen({ back });
    stream().fails(FakeStream.CLOSED);
    jest.advanceTimersByTime(14_999);
    expect(FakeStream.opened).toHaveLength(1);
    jest.advanceTimersByTime(1);
    stream().onopen?.();
    expect([FakeStream.opened.length, back.mock.calls.length]).toEqual([2, 1]);
  });

  it('tells of leads and of configuration, and of nothing that it cannot read', () => {
    const leads = jest.fn();
    const config = jest.fn();
    listen({ leads, config });
    stream().say('leads', '{"ids":["a",1,"b"]}');
    stream().say('leads', 'not JSON');
    stream().say('config');
    expect([leads.mock.calls, config.mock.calls.length]).toEqual([[[['a', 'b']], [[]]], 1]);
  });
});
