import { effectScope, type EffectScope } from 'vue';
import { useLive, type LiveHandlers } from '../../../ui/src/client/live';

/** The browser's own stream, driven by hand. */
class FakeStream {
  static readonly CLOSED = 2;
  static opened: FakeStream[] = [];
  onopen?: () => void;
  onerror?: () => void;
  readyState = 0;
  private readonly listeners: [string, (event: { data: string }) => void][] = [];
  constructor(readonly url: string) {
    FakeStream.opened.push(this);
  }
  addEventListener(name: string, listener: (event: { data: string }) => void): void {
    this.listeners.push([name, listener]);
  }
  say(name: string, data = ''): void {
    for (const [of, listener] of this.listeners) if (of === name) listener({ data });
  }
  close(): void {
    this.readyState = FakeStream.CLOSED;
  }
  fails(state = 0): void {
    this.readyState = state;
    this.onerror?.();
  }
}

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

  it('asks the screens to read again when it was away, once each time and not at its first opening', () => {
    const back = jest.fn();
    const { connected } = listen({ back });
    stream().onopen?.();
    expect([back.mock.calls.length, connected.value]).toEqual([0, true]);
    stream().fails();
    expect(connected.value).toBe(false);
    stream().onopen?.();
    stream().onopen?.();
    expect([back.mock.calls.length, connected.value]).toEqual([1, true]);
  });

  it('asks them once when news was lost on the way', () => {
    const back = jest.fn();
    listen({ back });
    stream().say('reload');
    expect(back).toHaveBeenCalledTimes(1);
  });

  it('opens again by itself after it was refused, and knows that it was away', () => {
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
