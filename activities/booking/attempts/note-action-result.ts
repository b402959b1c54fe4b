import type { Queryable } from '#db/pool';

export interface ResultToNote {
  readonly leadId: string;
  readonly planNumber: number;
  readonly accountId: string;
  readonly state: string;
  readonly code: string | undefined;
}

const NOTE = {
  name: 'note-action-result',
  text: `update lead_action
   set result = coalesce(result, '{}') || jsonb_build_object($3::text, jsonb_build_object('state', $4::text, 'code', $5::text))
 where lead_id = $1 and (follow_up->>'planNumber')::int = $2`,
};

/**
 * Keeps with the action that asked for a round what came of it at one account, also where nothing was sent and no delivery tells of it.
 * Codes only. Safe to repeat; a round nobody asked for has no action.
 */
export async function noteActionResult(
  sql: Queryable,
  { leadId, planNumber, accountId, state, code }: ResultToNote,
): Promise<void> {
  await sql.query({ ...NOTE, values: [leadId, planNumber, accountId, state, code ?? null] });
}
