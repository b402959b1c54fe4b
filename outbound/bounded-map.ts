/** A map that forgets its oldest entry beyond a size: buyers come and go, memory must not grow with them. */
export class BoundedMap<Value> {
  readonly #entries = new Map<string, Value>();
  constructor(private readonly size: number) {}

  get(key: string): Value | undefined {
    return this.#entries.get(key);
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.size) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  get count(): number {
    return this.#entries.size;
  }
}
