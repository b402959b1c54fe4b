import { existsSync } from 'node:fs';
import path from 'node:path';
import { read, ROOT } from '#test/kit/source-files';

/** Paths that docs/status.md names as proof, without their globs and commands. */
const named = [...read('docs/status.md').matchAll(/`(test\/[^`]+|docs\/[^`]+)`/g)].map((match) => match[1]!);

describe('docs/status.md', () => {
  it('names only proofs that exist', () => {
    expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  it('gives every done row a proof', () => {
    const rows = read('docs/status.md').split('\n').filter((line) => /^\| [A-Z]+-\d+/.test(line));
    expect(rows.filter((row) => /\| (done|partly)/.test(row) && !/`/.test(row.split('|')[3] ?? ''))).toEqual([]);
  });
});
