import type { CriteriaFacts, Primitive } from './criteria-facts';
import type { ComparedSubject } from './compared-subject';

/** undefined = blank; a list = the values of all entries of a group. */
export type SlotValue = Primitive | readonly Primitive[] | undefined;
type SlotReader = (facts: CriteriaFacts) => SlotValue;

const UNREAD: unique symbol = Symbol('unread');

/** Every distinct value that a set of criteria compares, numbered, so that ten thousand accounts read a lead's field once. */
export class SlotTable {
  readonly #numbers = new Map<string, number>();
  readonly #subjects = new Map<string, ComparedSubject>();
  readonly readers: SlotReader[] = [];

  /** What is compared, made once for all rules that compare it. */
  subjectOf(key: string, make: () => ComparedSubject): ComparedSubject {
    const subject = this.#subjects.get(key) ?? make();
    this.#subjects.set(key, subject);
    return subject;
  }

  /** The number of a value; `key` must say everything that the reader depends on besides the facts. */
  slotOf(key: string, read: SlotReader): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const slot = this.readers.push(read) - 1;
    this.#numbers.set(key, slot);
    return slot;
  }
}

/** One lead as criteria see it: each value is read and normalised when it is first asked for, then kept. */
export class LeadView {
  readonly #values: (SlotValue | typeof UNREAD)[];

  constructor(
    readonly facts: CriteriaFacts,
    private readonly table: SlotTable,
  ) {
    this.#values = new Array<SlotValue | typeof UNREAD>(table.readers.length).fill(UNREAD);
  }

  get(slot: number): SlotValue {
    const value = this.#values[slot];
    return value === UNREAD ? this.#read(slot) : value;
  }

  #read(slot: number): SlotValue {
    const read = this.table.readers[slot];
    const value = read === undefined ? undefined : read(this.facts);
    this.#values[slot] = value;
    return value;
  }
}
