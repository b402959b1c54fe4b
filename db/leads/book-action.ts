import { newId } from '../new-id';
import type { Queryable } from '../pool';

export interface AskedAction {
  readonly name: string;
  readonly payload: object;
  readonly actor: string;
}

/** Writes down what was asked of a lead, before anything is done about it; answers the action's id. */
export async function bookAction(sql: Queryable, leadId: string, action: AskedAction): Promise<string> {
  const actionId = newId();
  await sql.query({
    name: 'book-action',
    text: 'insert into lead_action (id, lead_id, action, payload, actor) values ($1, $2, $3, $4, $5)',
    values: [actionId, leadId, action.name, JSON.stringify(action.payload), action.actor],
  });
  return actionId;
}
