import { v5 } from 'uuid';
import { newId } from '../new-id';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

export interface AskedAction {
  readonly name: string;
  readonly payload: object;
  readonly actor: string;
  /** Who asks for what under which Idempotency-Key: asked again, it is the same action. */
  readonly once?: string | null;
}
export interface BookedAction {
  readonly actionId: string;
  /** False when it was booked before. */
  readonly fresh: boolean;
  readonly state: 'pending' | 'done' | 'refused' | 'failed';
}

/** Any id; those of actions that come from it are found again under the same key. */
const NAMESPACE = '5f0c3c0e-8f0b-4d0e-9a55-6b1d3c1b7d10';
const INSERT = {
  name: 'book-action',
  text: 'insert into lead_action (id, lead_id, action, payload, actor) values ($1, $2, $3, $4, $5) on conflict (id) do nothing',
};
const STATE = { name: 'state-of-action', text: 'select state from lead_action where id = $1' };

/** Writes down what was asked of a lead, before anything is done about it. */
export async function bookAction(sql: Queryable, leadId: string, action: AskedAction): Promise<BookedAction> {
  const actionId = action.once ? v5(`${action.once} ${leadId}`, NAMESPACE) : newId();
  const values = [actionId, leadId, action.name, JSON.stringify(action.payload), action.actor];
  const { rowCount } = await sql.query({ ...INSERT, values });
  if (rowCount === 1) return { actionId, fresh: true, state: 'pending' };
  const before = await readRow<Pick<BookedAction, 'state'>>(sql, { ...STATE, values: [actionId] });
  return { actionId, fresh: false, state: before?.state ?? 'pending' };
}
