import { isSkeletonKind, SKELETON_KINDS } from './scaffold/registry';
import { writeSkeleton } from './scaffold/write-skeleton';
import { sayOnStderr as say } from './stack/say';

const USAGE = `usage: npm run scaffold -- <${Object.keys(SKELETON_KINDS).join('|')}> <name-in-kebab-case>`;

/** `npm run scaffold -- channel fax-gateway`: begins something new in this source tree, with a test that is green. */
function main([kind, name, ...rest]: string[]): void {
  if (!isSkeletonKind(kind) || name === undefined || rest.length > 0) throw new Error(USAGE);
  const { made, changed, tests, next } = writeSkeleton(process.cwd(), kind, name);
  const lines = [
    ...made.map((file) => `made     ${file}`),
    ...changed.map((file) => `changed  ${file}`),
    '',
    `It works as it is: npm run types && npx jest --selectProjects unit conformance architecture --testPathPatterns '${tests.join('|')}'`,
    'What to fill in:',
    ...next.map((step, index) => `${index + 1}. ${step}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
