import type { Queryable } from '#db/pool';

const NOTE = {
  name: 'note-run',
  text: 'update lead set run_id = $2 where id = $1 and run_id is distinct from $2::uuid',
};

/** Books which run of its workflow has a lead in hand. */
export async function noteRun(sql: Queryable, leadId: string, runId: string): Promise<void> {
  await sql.query({ ...NOTE, values: [leadId, runId] });
}
