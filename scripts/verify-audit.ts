import { verifySeals, type SealProblem } from '#db/audit-seals/verify-seals';
import { boxOfRing } from '#db/secrets/box-of-ring';
import { withInstallation } from './administrator/with-installation';
import { sayOnStderr as say } from './stack/say';

const SHOWN = 50;
const SENTENCES: Readonly<Record<SealProblem['kind'], string>> = {
  'seal-missing': 'a seal was taken away',
  'seal-altered': 'a seal was altered, or made with another key',
  'row-missing': 'a row was taken away',
  'row-changed': 'a row was changed',
  'row-unsealed': 'a row was put in afterwards',
};

/** `npm run verify-audit`: reads the whole audit log against its seals, and names what was changed, taken away or put in. Ends with 1 when anything was. */
async function main(): Promise<void> {
  const { seals, rows, newest, problems } = await withInstallation('verify-audit', ({ pool, keys }) =>
    verifySeals(pool, boxOfRing(keys)),
  );
  for (const problem of problems.slice(0, SHOWN)) say(told(problem));
  if (problems.length > SHOWN) say(`and ${problems.length - SHOWN} more`);
  const verdict = problems.length === 0 ? 'all as they were sealed' : `${problems.length} are not as they were sealed`;
  say(`${rows} rows under ${seals} seals; ${verdict}`);
  if (newest) say(`newest seal: number ${newest.number}, mac ${newest.mac} (compare it with the worker's log)`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function told(problem: SealProblem): string {
  const where = [
    'row' in problem ? problem.row : undefined,
    'seal' in problem ? `seal ${problem.seal}` : undefined,
  ].filter((part) => part !== undefined);
  return `${where.join(', ')}: ${SENTENCES[problem.kind]}`;
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
