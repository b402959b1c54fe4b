import { erasedAmong } from '#db/queries/erased-among';
import type { Principal } from '#api/http/principal';
import type { ActionParts } from '../carry-out';
import { carryOutOnMany } from '../carry-out-on-many';

type Erased = Omit<Awaited<ReturnType<typeof carryOutOnMany>>[number], 'outcome'>;

/** Erases leads, each for itself. One that somebody else has erased meanwhile is as erased as it was to be. */
export async function eraseAll(
  parts: ActionParts,
  principal: Principal,
  leadIds: readonly string[],
  once: string | null,
): Promise<Erased[]> {
  const results = await carryOutOnMany(parts, principal, 'erase', { leadIds: [...leadIds], details: {}, once });
  const impossible = results.filter(({ code }) => code === 'action-not-possible').map(({ leadId }) => leadId);
  const before = impossible.length > 0 ? await erasedAmong(parts.pool, impossible) : new Set<string>();
  return results.map(({ outcome: _none, ...result }) =>
    result.code === 'action-not-possible' && before.has(result.leadId)
      ? { leadId: result.leadId, state: 'done' }
      : result,
  );
}
