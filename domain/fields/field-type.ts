import type { Reason } from '../kernel/reason';
import type { FieldValue, RawValue } from '../kernel/lead-fields';
import type { FieldKind, FieldSettings } from './lead-type.schema';

/**
 * How reading a whole lead shapes reading one field. `delimiter` joins the values of a text that was sent several times;
 * a date and time without a zone is told in `zone`, UTC when absent.
 */
export interface ReadContext {
  readonly delimiter: string;
  readonly zone?: string | undefined;
}

/**
 * One field read. A refusal names one reason; a group also lists all reasons of its entries (paths such as
 * `Drivers[1].Age`) and `partial`, what could be read of it, so that a reviewer sees the rest.
 */
export type ParseResult =
  | { readonly ok: true; readonly value: FieldValue }
  | {
      readonly ok: false;
      readonly reason: Reason;
      readonly reasons?: readonly Reason[];
      readonly partial?: FieldValue;
    };

export interface AcceptedExample {
  readonly raw: RawValue;
  readonly value: FieldValue;
  readonly formatted: string;
  readonly settings?: Partial<FieldSettings>;
}

export interface RefusedExample {
  readonly raw: RawValue;
  readonly code: string;
  readonly settings?: Partial<FieldSettings>;
}

/** One kind of lead field: what it reads, how it is written, and what its settings must hold. */
export interface FieldType {
  readonly kind: FieldKind;
  readonly label: string;
  readonly valueType: 'text' | 'number' | 'boolean' | 'date' | 'group';
  /** The value comes from an expression over the other fields; what a source sends for it is ignored. */
  readonly computed?: true;
  /** A list of values is one value, joined by the campaign's delimiter. */
  readonly joinsLists?: true;
  /** Words written by a person: profanity can be masked. */
  readonly freeText?: true;
  /** No value of the kind has more characters, whatever its rule says; absent when only the rule limits them. */
  longest?(settings: Pick<FieldSettings, 'systemField'>): number;
  /** Reads what a source sent (not blank) or says in one sentence why not. Never throws. */
  parse(raw: RawValue, settings: FieldSettings, context?: ReadContext): ParseResult;
  /** The value as text for people and buyers; '' for null. `pattern` defaults to the field's own output format; times are written in `zone`, UTC when absent. */
  format(value: FieldValue, settings: FieldSettings, pattern?: string, zone?: string): string;
  /** Below 0, 0 or above 0 as the value lies under, on or over the bound; undefined when the bound means nothing to this kind. */
  compare?(value: FieldValue, bound: string | number, zone?: string): number | undefined;
  /** What is wrong with the settings themselves; the path of the field is added by the caller. */
  check?(settings: FieldSettings): readonly { readonly code: string; readonly message: string }[];
  /** `settings` shared by all examples of the kind, overridden per example. */
  readonly examples: {
    readonly settings?: Partial<FieldSettings>;
    readonly accepted: readonly AcceptedExample[];
    readonly refused: readonly RefusedExample[];
  };
}
