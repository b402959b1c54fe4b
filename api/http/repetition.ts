import type { Request } from 'express';
import type { Endpoint } from '#api/contract/endpoint';
import { BugError, UserError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import { isMembers } from '#domain/kernel/members';
import type { OnceAnswer } from './once-answer';
import type { Principal } from './principal';

/** Answers a reading operation for somebody who has a request of theirs repeated. */
export type RepeatedReading = (
  caller: RepeatingCaller,
  params: Readonly<Record<string, unknown>>,
) => Promise<OnceAnswer>;
export interface RepeatingCaller {
  readonly principal: Principal;
  readonly request: Request;
}

/** What of an answer is kept for its repetitions, and how one is made from it. */
export interface Repetition {
  keep(answer: OnceAnswer): Json;
  answer(kept: Json, status: number): Promise<OnceAnswer>;
}

/** Answers of an operation are repeated as its contract says. `params` are those of the request. */
export function repetitionOf(
  { id, repeated }: Pick<Endpoint, 'id' | 'repeated'>,
  readings: ReadonlyMap<string, RepeatedReading>,
  caller: RepeatingCaller,
  params: Readonly<Record<string, unknown>>,
): Repetition {
  if (repeated === undefined) return { keep: () => null, answer: async (_, status) => ({ status, body: null }) };
  if (repeated === 'kept')
    return { keep: (answer) => answer.body as Json, answer: async (kept, status) => ({ status, body: kept }) };
  const { readBy, asItem = false } = repeated;
  return {
    keep: ({ body }): Json => (isMembers(body) && typeof body['id'] === 'string' ? { id: body['id'] } : {}),
    answer: async (kept, status) => {
      const read = readings.get(readBy);
      if (!read) throw new BugError('reading-unknown', `${id} is repeated by ${readBy}, which nobody answers`);
      const made = isMembers(kept) ? kept : {};
      const fresh = await read(caller, { ...made, ...params });
      return { ...fresh, status, body: asItem ? itemOf(fresh.body, made['id']) : fresh.body };
    },
  };
}

function itemOf(body: unknown, id: unknown): unknown {
  const items: readonly unknown[] = isMembers(body) && Array.isArray(body['items']) ? body['items'] : [];
  const item = items.find((candidate) => isMembers(candidate) && candidate['id'] === id);
  if (item === undefined) throw new UserError('not-found', 'What this request has made is no longer there.');
  return item;
}
