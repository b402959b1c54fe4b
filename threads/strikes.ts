/**
 * Remembers what took too long again and again, so that the next leads do not wait for it: after `most` times in a row a text is left
 * alone for `restMs`, then tried anew. What takes too long once on a busy machine is forgotten with the next time it does not.
 */
export class Strikes {
  readonly #of = new Map<string, { readonly count: number; readonly at: number }>();

  constructor(
    private readonly most: number,
    private readonly restMs: number,
    private readonly now: () => number,
  ) {}

  isOut(text: string): boolean {
    const known = this.#of.get(text);
    return known !== undefined && known.count >= this.most && this.now() - known.at < this.restMs;
  }

  note(texts: readonly string[], slow: ReadonlySet<string>): void {
    for (const text of texts) {
      if (slow.has(text)) this.#of.set(text, { count: (this.#of.get(text)?.count ?? 0) + 1, at: this.now() });
      else this.#of.delete(text);
    }
    // Texts of accounts that are long gone.
    for (const [text, { at }] of this.#of) if (this.now() - at > 10 * this.restMs) this.#of.delete(text);
  }
}
