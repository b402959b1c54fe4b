import type { Pool } from 'pg';
import { readRows } from '../read-rows';
import type { SecretBox } from '../secrets/secret-box';
import { FIRST_PREVIOUS, macOf, type AuditSeal } from './audit-seal';
import { LATEST, ROWS_OF_KEYS, SEALED_ROWS } from './sealed-rows';

/** What does not fit. `row`: table and id. */
export type SealProblem =
  | { readonly kind: 'seal-missing' | 'seal-altered'; readonly seal: number }
  | { readonly kind: 'row-missing' | 'row-changed'; readonly seal: number; readonly row: string }
  | { readonly kind: 'row-unsealed'; readonly row: string };

export interface SealVerdict {
  readonly seals: number;
  readonly rows: number;
  /** Of the newest seal, as the worker's log has it: compare it with what you kept of that. Null without a seal. */
  readonly newest: { readonly number: number; readonly mac: string } | null;
  readonly problems: readonly SealProblem[];
}

const NEXT = `
  select number, (extract(epoch from covered_until) * 1000000)::bigint as covered_until, row_keys, row_digests, previous, mac
    from audit_seal where number > $1 order by number limit 20`;
/** Rows that were to be in a seal by now and are in none: put in later, under an earlier time. */
const UNSEALED = `
  select key from ${SEALED_ROWS} line where created_at < (select max(covered_until) - ${LATEST} from audit_seal)
   and key not in (select unnest(row_keys) from audit_seal) order by created_at limit 1000`;

interface KeptSeal extends AuditSeal {
  readonly mac: Buffer;
}

/** Reads the whole audit log against its seals. Changes nothing. */
export async function verifySeals(pool: Pool, box: Pick<SecretBox, 'mac'>): Promise<SealVerdict> {
  const problems: SealProblem[] = [];
  let [seals, rows] = [0, 0];
  let newest: KeptSeal | undefined;
  for (;;) {
    const batch = await readRows<KeptSeal>(pool, { text: NEXT, values: [newest?.number ?? 0] });
    if (batch.length === 0) break;
    for (const seal of batch) {
      problems.push(...sealProblems(seal, newest, box), ...(await rowProblems(pool, seal)));
      newest = seal;
      seals += 1;
      rows += seal.rowKeys.length;
    }
  }
  for (const { key } of await readRows<{ key: string }>(pool, { text: UNSEALED }))
    problems.push({ kind: 'row-unsealed', row: key });
  return {
    seals,
    rows,
    newest: newest ? { number: newest.number, mac: newest.mac.toString('base64url') } : null,
    problems,
  };
}

function sealProblems(seal: KeptSeal, before: KeptSeal | undefined, box: Pick<SecretBox, 'mac'>): SealProblem[] {
  const due = (before?.number ?? 0) + 1;
  const missing = Array.from({ length: seal.number - due }, (_, index) => due + index);
  const follows = missing.length > 0 || seal.previous.equals(before?.mac ?? FIRST_PREVIOUS);
  return [
    ...missing.map((number): SealProblem => ({ kind: 'seal-missing', seal: number })),
    ...(follows && seal.mac.equals(macOf(box, seal)) ? [] : [{ kind: 'seal-altered', seal: seal.number } as const]),
  ];
}

async function rowProblems(pool: Pool, { number, rowKeys, rowDigests }: AuditSeal): Promise<SealProblem[]> {
  const found = await readRows<{ key: string; digest: Buffer }>(pool, { text: ROWS_OF_KEYS, values: [rowKeys] });
  const digests = new Map(found.map(({ key, digest }) => [key, digest]));
  return rowKeys.flatMap((row, index): SealProblem[] => {
    const digest = digests.get(row);
    if (!digest) return [{ kind: 'row-missing', seal: number, row }];
    return rowDigests[index]?.equals(digest) ? [] : [{ kind: 'row-changed', seal: number, row }];
  });
}
