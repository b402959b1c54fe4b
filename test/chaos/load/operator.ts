import type { Pool } from 'pg';
import { z } from 'zod';
import { BY_HAND } from '../market/buyers';
import type { OpenMarket } from '../market/open-market';
import type { Diary } from './diary';
import { insist, limit } from './insist';

/** The people behind the installation: give verdicts on waiting leads and take some sold ones back, while everything breaks. */
export interface Operator {
  /** Leads that are left with the reviewers on purpose. */
  readonly left: ReadonlySet<string>;
  /** Decides about every waiting lead that nobody decided about yet; answers how many. */
  giveVerdicts(): Promise<number>;
  /** Takes every twelfth sold lead back from its buyer, each once. */
  takeBack(): Promise<number>;
  /** Sends a lead to the buyer that gets leads by hand only. */
  sendByHand(leadId: string): Promise<void>;
}

export interface OperatorPlace {
  readonly apiUrl: string;
  readonly market: OpenMarket;
  readonly pool: Pool;
  readonly diary: Diary;
  /** Ends the day: what is not answered by then is left. */
  readonly stop: AbortSignal;
}

const problemSchema = z.object({ code: z.string() });
const LEAVE_EVERY = 9;
const INVALID_EVERY = 4;
const RETURN_EVERY = 12;
const PATIENCE_MS = 60_000;
const WIDTH = 6;
/** A key stays claimed for a while by an API that died with it; a person just clicks again. */
const isInFlight = (problem: unknown): boolean => problemSchema.safeParse(problem).data?.code === 'request-in-flight';
const REQUEST_FAILED = (status: number): boolean => status === 0 || status === 429 || status >= 500;

export function createOperator({ apiUrl, market, pool, diary, stop }: OperatorPlace): Operator {
  const seen = new Set<string>();
  const left = new Set<string>();
  const offered = new Set<string>();
  let token: Promise<string> | undefined;

  const signIn = (): Promise<string> => {
    token ??= fetchToken(apiUrl, market, stop).catch((error: unknown) => {
      token = undefined;
      throw error;
    });
    return token;
  };
  const act = async (leadId: string, action: string, body: object, deliveryId: string | null): Promise<void> => {
    const url = `${apiUrl}/api/v1/leads/${leadId}/actions/${action}`;
    const authorization = `Bearer ${await signIn()}`;
    let click = 1;
    const again = (got: number, problem: unknown): boolean => {
      if (isInFlight(problem)) click += 1;
      return REQUEST_FAILED(got) || isInFlight(problem);
    };
    const {
      status,
      tries,
      body: answer,
    } = await insist(
      () =>
        fetch(url, {
          method: 'POST',
          body: JSON.stringify(body),
          signal: limit(),
          headers: {
            authorization,
            'content-type': 'application/json',
            'idempotency-key': `${action}-${deliveryId ?? leadId}-${click}`,
          },
        }),
      { deadlineMs: PATIENCE_MS, again, stop },
    );
    const code = status >= 400 ? problemSchema.parse(answer).code : null;
    diary.write({ kind: 'action', action, leadId, deliveryId, status, code, tries });
  };
  return {
    left,
    async giveVerdicts() {
      const waiting = (await find(pool, WAITING, market.campaignIds)).map(({ id }) => id).filter((id) => !seen.has(id));
      await abreast(waiting, async (leadId) => {
        if (stop.aborted) return;
        seen.add(leadId);
        if (seen.size % LEAVE_EVERY === 0) return void left.add(leadId);
        await act(
          leadId,
          seen.size % INVALID_EVERY === 0 ? 'invalidate' : 'validate',
          { note: 'Decided in the middle of a fault.' },
          null,
        );
      });
      return waiting.length;
    },
    async takeBack() {
      const sold = (await find(pool, SOLD, market.campaignIds)).filter(({ id }) => !offered.has(id));
      const chosen = sold.filter(({ id }) => offered.add(id).size % RETURN_EVERY === 0);
      await abreast(chosen, ({ id, leadId }) =>
        act(leadId!, 'mark-returned', { deliveryId: id, reasonCode: 'wrong-number', toSource: false }, id),
      );
      return chosen.length;
    },
    sendByHand: (leadId) => act(leadId, 'send-to', { accountId: market.accountIds.get(BY_HAND)! }, null),
  };
}

const WAITING = `select id, null as "leadId" from lead where stage = 'qc' and campaign_id = any($1) order by id`;
const SOLD = `select d.id, d.lead_id as "leadId" from delivery d join lead l on l.id = d.lead_id
  where d.state = 'accepted' and l.stage = 'closed' and l.campaign_id = any($1) order by d.id`;

/** An operator's list stays empty while Postgres is away. */
async function find(
  pool: Pool,
  text: string,
  campaignIds: readonly string[],
): Promise<readonly { id: string; leadId: string | null }[]> {
  return pool.query<{ id: string; leadId: string | null }>(text, [campaignIds]).then(
    ({ rows }) => rows,
    () => [],
  );
}

async function abreast<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const take = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: WIDTH }, take));
}

async function fetchToken(apiUrl: string, { operator }: OpenMarket, stop: AbortSignal): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: operator.clientId,
    client_secret: operator.clientSecret,
  });
  const { body: answer } = await insist(
    () => fetch(`${apiUrl}/oauth/token`, { method: 'POST', body, signal: limit() }),
    { deadlineMs: PATIENCE_MS, again: REQUEST_FAILED, stop },
  );
  return z.object({ access_token: z.string() }).parse(answer).access_token;
}
