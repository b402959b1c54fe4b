import type { Names } from './names';

/** A text put into a file that is there: in front of the first `before` that follows `within`. */
export interface Insertion {
  readonly file: string;
  readonly within: string;
  readonly before: string;
  readonly text: string;
}

/** What a command writes. */
export interface Skeleton {
  readonly files: Readonly<Record<string, string>>;
  readonly insertions: readonly Insertion[];
  /** Test files that say it works, first its own. */
  readonly tests: readonly string[];
  /** What to fill in, in the order of doing it. */
  readonly next: readonly string[];
}

/** One kind of thing that can be begun by a command. */
export interface SkeletonKind {
  /** What it is called in a sentence. */
  readonly label: string;
  /** Names that are taken, in the source tree at `root`. */
  taken(root: string): readonly string[];
  write(names: Names, root: string): Skeleton;
}
