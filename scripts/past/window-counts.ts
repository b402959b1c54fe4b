import type { HeldWindow } from '#domain/limits/windows-to-hold';
import type { AccountRecord, AccountStanding } from '#domain/distribution/snapshot';
import { CAP_WINDOWS, type CapWindow } from '#domain/limits/limits.schema';
import { windowStarts } from '#domain/limits/window-starts';
import type { Row } from './past-book';

type Scope = 'account' | 'campaign';
interface Count {
  readonly scope: Scope;
  readonly scopeId: string;
  readonly window: CapWindow;
  readonly start: string;
  used: number;
  qualified: number;
}

/** The counters of all windows, kept as the product's statements keep `cap_window`. */
export class WindowCounts {
  readonly #counts = new Map<string, Count>();
  /** Moments of sale of what came back, by account. */
  readonly #returned = new Map<string, number[]>();

  /** The first window that has no room, in the order they are asked. */
  full(scope: Scope, scopeId: string, windows: readonly HeldWindow[]): HeldWindow | undefined {
    return windows.find(
      (held) => held.limit !== null && held.ignored !== true && this.#of(scope, scopeId, held).used >= held.limit,
    );
  }
  take(scope: Scope, scopeId: string, windows: readonly HeldWindow[]): void {
    for (const held of windows) this.#of(scope, scopeId, held).used += 1;
  }
  free(scope: Scope, scopeId: string, windows: readonly HeldWindow[]): void {
    for (const held of windows) this.#of(scope, scopeId, held).used -= 1;
  }
  qualify({ accountId, zone }: AccountRecord, at: number): void {
    this.#of('account', accountId, {
      window: 'month',
      start: new Date(windowStarts(at, zone).month).toISOString(),
    }).qualified += 1;
  }
  noteReturn(accountId: string, soldAt: number): void {
    this.#returned.set(accountId, [...(this.#returned.get(accountId) ?? []), soldAt]);
  }
  /** Sales since a moment that came back. */
  returnedSince(accountId: string, since: number): number {
    return (this.#returned.get(accountId) ?? []).filter((soldAt) => soldAt >= since).length;
  }

  /** What distribution reads of its accounts (`loadStandings`). */
  standings(accounts: readonly AccountRecord[], now: number): ReadonlyMap<string, AccountStanding> {
    return new Map(accounts.map((account) => [account.accountId, this.#standing(account, now)]));
  }

  rows(): Row[] {
    return [...this.#counts.values()].map(({ scope, scopeId, window, start, used, qualified }) => ({
      scope,
      scope_id: scopeId,
      cap_window: window,
      starts_at: start,
      used,
      qualified,
      created_at: start,
    }));
  }

  #standing({ accountId, zone, maxReturnPercent }: AccountRecord, now: number): AccountStanding {
    const starts = windowStarts(now, zone);
    const count = (window: CapWindow): Count | undefined =>
      this.#counts.get(keyOf('account', accountId, window, new Date(starts[window]).toISOString()));
    const used = Object.fromEntries(
      CAP_WINDOWS.map((window) => [window, count(window)?.used ?? 0]),
    ) as AccountStanding['used'];
    const returned = maxReturnPercent === null ? 0 : this.returnedSince(accountId, starts.month);
    return { used, qualified: count('month')?.qualified ?? 0, delivered: used.month + returned, returned };
  }

  #of(scope: Scope, scopeId: string, { window, start }: Pick<HeldWindow, 'window' | 'start'>): Count {
    const key = keyOf(scope, scopeId, window, start);
    const known = this.#counts.get(key) ?? { scope, scopeId, window, start, used: 0, qualified: 0 };
    this.#counts.set(key, known);
    return known;
  }
}

const keyOf = (scope: Scope, scopeId: string, window: CapWindow, start: string): string =>
  `${scope} ${scopeId} ${window} ${start}`;
