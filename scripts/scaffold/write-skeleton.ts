import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '#domain/kernel/errors';
import { insertInto } from './insert-into';
import { namesOf } from './names';
import { SKELETON_KINDS, type SkeletonKindName } from './registry';
import type { Skeleton } from './skeleton';

const PRETTIER = path.join('node_modules', 'prettier', 'bin', 'prettier.cjs');

/** What was written, by path from the root. */
export interface Written extends Pick<Skeleton, 'tests' | 'next'> {
  readonly made: readonly string[];
  readonly changed: readonly string[];
}

/** All texts are made before the first is written: a refusal leaves the tree as it was. */
export function writeSkeleton(root: string, kind: SkeletonKindName, name: string): Written {
  const names = namesOf(name);
  const { label, taken, write } = SKELETON_KINDS[kind];
  if (taken(root).includes(names.kebab)) throw new UserError('name-taken', `There is a ${label} "${name}" already.`);
  const { files, insertions, tests, next } = write(names, root);
  const here = Object.keys(files).filter((file) => existsSync(path.join(root, file)));
  if (here.length > 0) throw new UserError('file-exists', `${here.join(', ')} is there already.`);

  const texts = new Map(Object.entries(files));
  for (const insertion of insertions) {
    const source = texts.get(insertion.file) ?? readFileSync(path.join(root, insertion.file), 'utf8');
    texts.set(insertion.file, insertInto(source, insertion));
  }
  for (const [file, text] of texts) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  execFileSync(process.execPath, [PRETTIER, '--write', '--log-level', 'warn', ...texts.keys()], { cwd: root });
  const made = Object.keys(files);
  return { made, changed: [...texts.keys()].filter((file) => !made.includes(file)), tests, next };
}
