import { countSealedBy, reseal } from '#db/key-rotation/reseal';
import { boxOfRing } from '#db/secrets/box-of-ring';
import { keyIdOf, lookupKeyOf } from '#db/secrets/secret-box';
import { withInstallation } from './administrator/with-installation';
import { sayOnStderr as say } from './stack/say';

/** `npm run rotate-key`: seals with the new LEADRAIL_SECRET_KEY what LEADRAIL_SECRET_KEYS_OLD sealed. May be cut off and called again. */
async function main(): Promise<void> {
  await withInstallation('rotate-key', async ({ pool, keys }) => {
    const older = keys.older.filter((key) => key.reveal().toLowerCase() !== keys.current.reveal().toLowerCase());
    const [first] = older;
    if (!first)
      throw new Error(
        'Set LEADRAIL_SECRET_KEYS_OLD to the keys that go, and LEADRAIL_SECRET_KEY to the one that comes.',
      );
    const olderKeyIds = older.map((key) => keyIdOf(key.reveal()));
    const count = await reseal(pool, {
      box: boxOfRing(keys),
      olderKeyIds,
      onProgress: ({ table, column }, done) => say(`${table}.${column}: ${done} sealed anew`),
    });
    const left = await countSealedBy(pool, olderKeyIds);
    if (left > 0)
      throw new Error(
        `${left} rows were sealed with an older key meanwhile: start every process with the new key first, then call this again.`,
      );
    say(`${count} rows sealed anew; nothing needs the older keys any more: LEADRAIL_SECRET_KEYS_OLD may go.`);
    if (keys.lookup) return;
    say('Before it goes set this, or duplicates and repeated requests of the time before are not known again:');
    process.stdout.write(`LEADRAIL_LOOKUP_KEY=${lookupKeyOf(first.reveal())}\n`);
  });
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
