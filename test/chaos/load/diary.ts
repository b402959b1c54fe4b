import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What the caller of one request was told, or that it was never told anything. */
export type DiaryEntry = PostEntry | ActionEntry;
export interface PostEntry {
  readonly kind: 'post';
  readonly key: string;
  readonly person: string;
  readonly campaign: string;
  /** 0 = no answer that counts before the time was up. */
  readonly status: number;
  readonly leadId: string | null;
  readonly outcome: string | null;
  readonly code: string | null;
  /** How often the request was sent until this answer. */
  readonly tries: number;
}
export interface ActionEntry {
  readonly kind: 'action';
  readonly action: string;
  readonly leadId: string;
  readonly deliveryId: string | null;
  readonly status: number;
  /** Why it was refused. */
  readonly code: string | null;
  readonly tries: number;
}

/** Append-only: what was acknowledged is written down before anything else happens, so that no fault can make it forgotten. */
export interface Diary {
  write(entry: DiaryEntry): void;
  read(): readonly DiaryEntry[];
}

export function openDiary(file: string): Diary {
  return {
    write: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
    read: () => {
      const lines = existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
        : [];
      return lines.map((line) => JSON.parse(line) as DiaryEntry);
    },
  };
}
