/** A link that could not be mailed. */
export interface LinkToHandOver {
  readonly link: string | null;
  readonly expiresAt: string;
}
