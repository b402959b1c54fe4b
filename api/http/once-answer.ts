/** What a POST answered, or is to answer again. */
export interface OnceAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}
