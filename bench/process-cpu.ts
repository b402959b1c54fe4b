import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second everywhere Node runs on Linux. */
const TICK_MS = 10;

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  /** Own time and that of children that have ended. */
  readonly cpuMs: number;
}

/** Adds up what some processes, each with all it started, use of the processors while work is done. Knows nothing outside Linux. */
export class CpuMeter {
  private readonly used = new Map<string, number>();

  constructor(private readonly pids: Readonly<Record<string, number | undefined>>) {}

  async during<T>(work: () => Promise<T>): Promise<T> {
    const before = this.read();
    const result = await work();
    for (const [name, cpuMs] of this.read())
      this.used.set(name, (this.used.get(name) ?? 0) + cpuMs - (before.get(name) ?? 0));
    return result;
  }

  /** `CPU per lead: worker 21 ms, temporal 30 ms`; empty where it is not known. */
  perPiece(name: string, pieces: number): string {
    const parts = [...this.used].map(([process, cpuMs]) => `${process} ${(cpuMs / pieces).toFixed(1)} ms`);
    return parts.length === 0 || pieces === 0 ? '' : `CPU per ${name}: ${parts.join(', ')}`;
  }

  private read(): Map<string, number> {
    const stats = readStats();
    if (stats.length === 0) return new Map();
    return new Map(
      Object.entries(this.pids).map(([name, pid]) => [name, pid === undefined ? 0 : treeTime(stats, pid)]),
    );
  }
}

function treeTime(stats: readonly ProcessStat[], pid: number): number {
  const own = stats.find((stat) => stat.pid === pid)?.cpuMs ?? 0;
  return stats.filter((stat) => stat.parent === pid).reduce((sum, child) => sum + treeTime(stats, child.pid), own);
}

function readStats(): ProcessStat[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const text = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = text
          .slice(text.lastIndexOf(')') + 2)
          .split(' ')
          .map(Number);
        return [
          {
            pid: Number(name),
            parent: fields[1] ?? 0,
            cpuMs: TICK_MS * [11, 12, 13, 14].reduce((sum, index) => sum + (fields[index] ?? 0), 0),
          },
        ];
      } catch {
        return [];
      }
    });
}
