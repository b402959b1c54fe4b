import type { Pool } from 'pg';
import type { Candidate } from '#domain/plan/plan-types';
import type { QuantityLimits } from '#domain/limits/limits.schema';
import { newId } from '#db/new-id';
import { createPool, type Queryable } from '#db/pool';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { reserveDelivery, type ReserveRequest, type ReserveResult } from '#activities/booking/reserve/reserve-delivery';

export const NOON = Date.parse('2026-03-18T16:00:00Z');
export const ZONE = 'America/New_York';

export interface Account {
  readonly accountId: string;
  readonly buyerId: string;
  readonly methodId: string;
  readonly exclusive: boolean;
  readonly price: number;
  readonly limits: QuantityLimits;
}
export interface AccountWishes {
  readonly exclusive?: boolean;
  readonly price?: number;
  readonly limits?: QuantityLimits;
  readonly maxReturnPercent?: number | null;
}
export interface LeadWishes {
  readonly maxDeliveries?: number;
  readonly price?: number;
  readonly stage?: string;
}

/** A small market in a database of its own; `pool` has a connection for every one of 64 bookers. */
export class Market {
  readonly leadTypeId = newId();
  readonly sourceId = newId();
  readonly campaignId = newId();
  private constructor(
    readonly database: TestDatabase,
    readonly pool: Pool,
  ) {}

  static async open(): Promise<Market> {
    const database = await createTestDatabase();
    const market = new Market(database, createPool(database.url, 64, 'booking-test'));
    const { pool, leadTypeId, sourceId, campaignId } = market;
    await pool.query(`insert into lead_type (id, name, document) values ($1, 'Solar', $2)`, [
      leadTypeId,
      JSON.stringify({ v: 1, fields: [], returnReasons: [{ code: 'wrong-number', label: 'Wrong number' }] }),
    ]);
    await pool.query(`insert into source (id, name) values ($1, 'Site')`, [sourceId]);
    await pool.query(
      `insert into campaign (id, source_id, lead_type_id, name, settings) values ($1, $2, $3, 'Web', $4)`,
      [campaignId, sourceId, leadTypeId, JSON.stringify({ v: 1, returnWindowDays: 7 })],
    );
    return market;
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.database.drop();
  }

  async account(wishes: AccountWishes = {}): Promise<Account> {
    const [buyerId, methodId, accountId] = [newId(), newId(), newId()];
    const { exclusive = false, price = 5000, limits = {}, maxReturnPercent = null } = wishes;
    await this.pool.query(`insert into buyer (id, company, time_zone) values ($1, 'Buyer', $2)`, [buyerId, ZONE]);
    await this.pool.query(
      `insert into delivery_method (id, buyer_id, lead_type_id, name, channel) values ($1, $2, $3, 'Hook', 'webhook')`,
      [methodId, buyerId, this.leadTypeId],
    );
    await this.pool.query(
      `insert into delivery_account (id, buyer_id, lead_type_id, delivery_method_id, name, price_minor, exclusive, limits, max_return_percent)
       values ($1, $2, $3, $4, 'Account', $5, $6, $7, $8)`,
      [accountId, buyerId, this.leadTypeId, methodId, price, exclusive, JSON.stringify(limits), maxReturnPercent],
    );
    return { accountId, buyerId, methodId, exclusive, price, limits };
  }

  async lead(wishes: LeadWishes = {}): Promise<string> {
    const id = newId();
    await this.pool.query(
      `insert into lead (id, lead_type_id, source_id, campaign_id, stage, max_deliveries, price_minor) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        this.leadTypeId,
        this.sourceId,
        this.campaignId,
        wishes.stage ?? 'distributing',
        wishes.maxDeliveries ?? 1,
        wishes.price ?? 0,
      ],
    );
    return id;
  }

  reserve(
    leadId: string,
    account: Account,
    more: Partial<ReserveRequest> = {},
    sql: Queryable = this.pool,
  ): Promise<ReserveResult> {
    return reserveDelivery(sql, {
      deliveryId: newId(),
      leadId,
      planNumber: 1,
      origin: 'automation',
      candidate: candidateOf(account),
      zone: ZONE,
      limits: account.limits,
      currency: 'USD',
      price: account.price,
      now: NOON,
      ignoreLimits: false,
      ...more,
    });
  }

  /** Reserves where it must succeed. */
  async reserved(leadId: string, account: Account, more: Partial<ReserveRequest> = {}): Promise<string> {
    const result = await this.reserve(leadId, account, more);
    if (result.kind === 'refused') throw new Error(`refused: ${result.reason.code}`);
    return result.deliveryId;
  }

  async row(table: 'lead' | 'delivery', id: string): Promise<Record<string, unknown>> {
    const { rows } = await this.pool.query(`select * from ${table} where id = $1`, [id]);
    return rows[0] as Record<string, unknown>;
  }

  async used(account: Account): Promise<Record<string, number>> {
    const { rows } = await this.pool.query<{ cap_window: string; used: number }>(
      'select cap_window, sum(used)::int as used from cap_window where scope_id = $1 group by 1',
      [account.accountId],
    );
    return Object.fromEntries(rows.map((row) => [row.cap_window, row.used]));
  }

  async states(deliveryId: string): Promise<string[]> {
    const { rows } = await this.pool.query<{ state: string }>(
      'select state from delivery_attempt where delivery_id = $1 order by number',
      [deliveryId],
    );
    return rows.map((row) => row.state);
  }
}

export function candidateOf(account: Account): Candidate {
  const { accountId, buyerId, methodId, exclusive, price } = account;
  return {
    accountId,
    buyerId,
    methodId,
    exclusive,
    price,
    ping: false,
    pingTimeoutMs: 1000,
    delaySeconds: 0,
    timeoutMs: 30000,
    retry: { attempts: 3, waitSeconds: 60 },
    ignoreLimits: false,
  };
}
