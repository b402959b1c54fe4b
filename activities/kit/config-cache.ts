/**
 * Configuration as last read, by id. Cleared by every change notification and every reconnect of the listener, so it can only be
 * stale for the moment a notification takes. Concurrent readers of one id share one query; a failed query is not kept.
 */
export class ConfigCache<Value> {
  private readonly entries = new Map<string, Promise<Value>>();

  constructor(private readonly load: (id: string) => Promise<Value>) {}

  get(id: string): Promise<Value> {
    const known = this.entries.get(id);
    if (known) return known;
    const loading = this.load(id);
    this.entries.set(id, loading);
    loading.catch(() => this.entries.delete(id));
    return loading;
  }

  clear(): void {
    this.entries.clear();
  }
}
