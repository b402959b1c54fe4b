import type { Pool } from 'pg';
import { newId } from '#db/new-id';
import { readRows } from '#db/read-rows';

/** A worker that was not heard of for this long is not there any more. */
const GONE_SECONDS = 60;

const BEAT = {
  name: 'worker-beat',
  text: `with mine as (
  insert into worker_presence (id, patches, seen_at) values ($1::uuid, $2::text[], clock_timestamp())
  on conflict (id) do update set seen_at = excluded.seen_at
)
select patches from worker_presence
 where id <> $1::uuid and seen_at > clock_timestamp() - ${GONE_SECONDS} * interval '1 second'`,
};
const LEAVE = { name: 'worker-leaves', text: `delete from worker_presence where id = $1::uuid` };

/** A worker among the workers of the installation: what it knows that all of them know. */
export class WorkerPresence {
  private readonly id = newId();
  /** Nothing, until it is known who else is there. */
  private shared: ReadonlySet<string> = new Set();

  /** `patches`: ids of the changes of workflows that this worker knows. */
  constructor(
    private readonly pool: Pool,
    private readonly patches: readonly string[],
  ) {}

  /** Says that this worker is there, and learns who else is. */
  async beat(): Promise<void> {
    const others = await readRows<{ patches: string[] }>(this.pool, { ...BEAT, values: [this.id, this.patches] });
    this.shared = new Set(this.patches.filter((id) => others.every(({ patches }) => patches.includes(id))));
  }

  /** Whether a change may be used by a run that meets it now: every worker that may go on with the run knows it, too. */
  readonly mayUse = (patchId: string): boolean => this.shared.has(patchId);

  /** Call it when nothing is worked on any more. */
  async leave(): Promise<void> {
    await this.pool.query({ ...LEAVE, values: [this.id] });
  }
}
