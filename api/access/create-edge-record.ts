import type { Pool } from 'pg';
import { UserError } from '#domain/kernel/errors';
import type { ACCESS_EVENTS } from '#domain/words/access';
import { callerAddress } from '#api/http/caller-address';
import type { EdgeRecord } from '#api/http/edge-record';
import { recordDeed } from './record-deed';
import { recordLook } from './record-look';

/** Looks at one thing by one person within this time are one: a screen reads again and again. */
const ONE_LOOK_MS = 60_000;
const ONE_REFUSAL_MS = 600_000;
const MOST_REFUSALS = 20;
const MOST_KEPT = 10_000;

/** Refusals that tell of rights; a wrong field or a missing row is none. */
const DENIALS: Readonly<Record<string, (typeof ACCESS_EVENTS)[number]>> = {
  'permission-required': 'refused',
  'insufficient-scope': 'refused',
  'session-required': 'refused',
  'restricted-role': 'refused',
  'out-of-sight': 'refused',
  'beyond-own-rights': 'refused',
  'invalid-client': 'token-refused',
  'address-not-allowed': 'refused',
};

export function createEdgeRecord(pool: Pool): EdgeRecord {
  const isNew = createOnceIn();
  return {
    done: async ({ id: operation, look, deed }, { principal, params, body }, answered) => {
      if (look && (look.when?.(body) ?? true)) {
        const entityId = at(params, look.idIn);
        const key = `${principal.actor} ${operation} ${entityId}`;
        if (entityId === null || isNew(key, ONE_LOOK_MS))
          await recordLook(pool, principal, { ...look, entityId, count: countOf(answered) });
      }
      if (deed)
        await recordDeed(pool, principal.actor, { ...deed, entityId: at(params, deed.idIn), detail: { operation } });
    },
    refused: async (request, actor, operation, error) => {
      const action = error instanceof UserError ? DENIALS[error.code] : undefined;
      if (!action || !(error instanceof UserError)) return;
      const address = callerAddress(request);
      const who = actor === 'anonymous' ? address : actor;
      if (!isNew(`${who} ${operation} ${error.code}`, ONE_REFUSAL_MS, `refusals of ${who}`)) return;
      const entity = action === 'token-refused' ? 'api_credential' : 'endpoint';
      // The refusal stands, whether or not it can be written down.
      const detail = { operation, code: error.code, address };
      await recordDeed(pool, actor, { action, entity, entityId: null, detail }).catch(() => undefined);
    },
  };
}

/** Says whether something was not said within a time; with a `group`, only so many of one group are new in that time. */
function createOnceIn(): (key: string, withinMs: number, group?: string) => boolean {
  const seen = new Map<string, { readonly since: number; count: number }>();
  const take = (key: string, withinMs: number, most: number): boolean => {
    const now = performance.now();
    const known = seen.get(key);
    if (known && now - known.since < withinMs) return known.count < most && ((known.count += 1), true);
    if (seen.size >= MOST_KEPT) seen.clear();
    seen.set(key, { since: now, count: 1 });
    return true;
  };
  return (key, withinMs, group) =>
    take(key, withinMs, 1) && (group === undefined || take(group, withinMs, MOST_REFUSALS));
}

function at(params: unknown, name: string | undefined): string | null {
  if (name === undefined || typeof params !== 'object' || params === null) return null;
  const value: unknown = Object.entries(params).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
}

function countOf(answered: unknown): number {
  const items: unknown =
    typeof answered === 'object' && answered !== null && 'items' in answered ? answered.items : null;
  return Array.isArray(items) ? items.length : 1;
}
