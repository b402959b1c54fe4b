import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { askNpm } from './sbom/ask-npm';
import { sayOnStderr as say } from './stack/say';

const PROJECT = path.resolve(__dirname, '..', '..');
const DEFAULT = path.join(PROJECT, 'dist', 'sbom.cdx.json');

/** `npm run sbom [-- <file>]`: writes what third parties' packages run here, with versions, licences and hashes. */
function main(): void {
  const [given] = process.argv.slice(2);
  const file = given === undefined ? DEFAULT : path.resolve(given);
  const bom = askNpm(PROJECT);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
  say(`${bom.components.length} packages written to ${file}`);
}

try {
  main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
