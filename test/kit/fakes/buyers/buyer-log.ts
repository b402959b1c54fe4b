import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { BuyerLogEntry } from './behaviour';

export interface BuyerLog {
  readonly entries: readonly BuyerLogEntry[];
  append(entry: BuyerLogEntry): void;
}

/** Append-only. With a file every line is on disk before its answer leaves, and a new process goes on where the old one was killed. */
export function openBuyerLog(file?: string): BuyerLog {
  const entries: BuyerLogEntry[] =
    file !== undefined && existsSync(file) ? parseBuyerLog(readFileSync(file, 'utf8')) : [];
  return {
    entries,
    append(entry) {
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(entry)}\n`);
      entries.push(entry);
    },
  };
}

/** Reads a log file; a last line cut off by a kill was never answered and does not count. */
export function parseBuyerLog(text: string): BuyerLogEntry[] {
  const lines = text.split('\n');
  if (!text.endsWith('\n')) lines.pop();
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as BuyerLogEntry);
}

/** The oracle: every lead a buyer took, once per `webhook-id`, whether or not its answer arrived. */
export function acceptedByBuyers(entries: readonly BuyerLogEntry[]): ReadonlyMap<string, BuyerLogEntry> {
  const accepted = new Map<string, BuyerLogEntry>();
  for (const entry of entries) {
    if (entry.kind === 'post' && entry.verdict === 'accepted' && entry.first) accepted.set(entry.webhookId, entry);
  }
  return accepted;
}
