import { JsonType } from '@mikro-orm/core';
import { readDocument, type DocumentKind } from './documents';

/** A jsonb column that holds one kind of versioned document; reading upgrades it. */
export class DocumentType<T> extends JsonType {
  constructor(private readonly kind: DocumentKind<T>) {
    super();
  }

  override convertToJSValue(value: unknown): T | null {
    return value === null || value === undefined ? null : readDocument(this.kind, value);
  }
}
