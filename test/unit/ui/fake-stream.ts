/** The browser's own stream, driven by hand. */
export class FakeStream {
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
