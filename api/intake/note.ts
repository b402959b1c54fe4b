/** What was wrong with a request that was read all the same: told to its sender, and kept with it. */
export interface Note {
  readonly code: 'content-type-mismatch' | 'charset-mismatch' | 'raw-line-break' | 'file-ignored' | 'field-ignored';
  readonly message: string;
}
