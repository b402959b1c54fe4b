import { v7 } from 'uuid';
import type { Step } from '#db/leads/add-steps';
import type { Seed } from '#domain/kernel/seed';
import type { PastDelivery, PastLead } from './past-lead';
import { WindowCounts } from './window-counts';

export type Row = Readonly<Record<string, unknown>>;
/** Tables of the past in the order they can be written. */
export const PAST_TABLES = [
  'lead',
  'lead_insert_request',
  'lead_plan',
  'delivery',
  'delivery_attempt',
  'ledger_transaction',
  'ledger_entry',
  'lead_action',
  'lead_return',
  'lead_step',
  'cap_window',
] as const;
export type PastTable = (typeof PAST_TABLES)[number];

interface Later {
  readonly at: number;
  readonly act: () => Promise<void> | void;
}

export const isoAt = (at: number): string => new Date(at).toISOString();

/** The book of record of the past while it is being made: rows that are final, leads that still change, counters, and what is still to happen. */
export class PastBook {
  readonly leads: PastLead[] = [];
  readonly windows = new WindowCounts();
  readonly #byId = new Map<string, PastLead>();
  readonly #byKey = new Map<string, readonly PastLead[]>();
  readonly #sales = new Map<string, PastDelivery[]>();
  readonly #rows = new Map<PastTable, Row[]>(PAST_TABLES.map((table) => [table, []]));
  readonly #later: Later[] = [];

  constructor(
    readonly seed: Seed,
    readonly now: number,
  ) {}

  /** An id as `newId` would have made it then. */
  id(at: number): string {
    return v7({ msecs: Math.floor(at), random: Uint8Array.from({ length: 16 }, () => Math.floor(this.seed() * 256)) });
  }
  /** A moment a little later, usually nearer to the shorter wait. */
  after(at: number, shortest: number, longest: number): number {
    return at + shortest + Math.floor(this.seed() ** 2 * (longest - shortest));
  }
  addLead(lead: PastLead): void {
    const { duplicateKey } = lead.findings;
    this.leads.push(lead);
    this.#byId.set(lead.id, lead);
    if (duplicateKey) this.#byKey.set(duplicateKey.toString('hex'), [...this.leadsOf(duplicateKey), lead]);
  }
  lead(id: string | null): PastLead | undefined {
    return id === null ? undefined : this.#byId.get(id);
  }
  /** Leads of the same person, the oldest first. */
  leadsOf(duplicateKey: Buffer): readonly PastLead[] {
    return this.#byKey.get(duplicateKey.toString('hex')) ?? [];
  }
  addSale(sale: PastDelivery): void {
    const { accountId } = sale.candidate;
    const sales = this.#sales.get(accountId) ?? [];
    this.#sales.set(accountId, sales);
    sales.push(sale);
  }
  salesOf(accountId: string): readonly PastDelivery[] {
    return this.#sales.get(accountId) ?? [];
  }
  add(table: PastTable, row: Row): void {
    this.#rows.get(table)!.push(row);
  }
  addSteps(lead: PastLead, steps: readonly Step[]): void {
    for (const step of steps) lead.steps.push({ ...step, id: this.id(step.startedAt) });
  }
  rowsOf(table: PastTable): readonly Row[] {
    return this.#rows.get(table)!;
  }

  /** Something that happens at a later time, in its turn among all that happens. */
  schedule(at: number, act: Later['act']): void {
    const before = this.#later.findIndex((other) => other.at > at);
    this.#later.splice(before < 0 ? this.#later.length : before, 0, { at, act });
  }
  /** Lets everything happen that was to happen up to `at`. */
  async runUntil(at: number): Promise<void> {
    for (let next = this.#later[0]; next && next.at <= at; next = this.#later[0]) {
      this.#later.shift();
      await next.act();
    }
  }
}
