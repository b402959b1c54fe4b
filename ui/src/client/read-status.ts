import type { z } from 'zod';
import type { statusSchema } from '#api/contract/status';

export type Status = z.output<typeof statusSchema>;

export type StatusReading =
  | { readonly kind: 'read'; readonly status: Status }
  /** Figures are only for this machine, or for a token. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'away'; readonly why: string };

/** What runs, in counts. Never throws: an API that does not answer is a reading too. */
export async function readStatus(signal: AbortSignal): Promise<StatusReading> {
  try {
    const response = await fetch('/api/v1/status', { signal, headers: { Accept: 'application/json' }, cache: 'no-store' });
    if (response.status === 401 || response.status === 403) return { kind: 'closed' };
    if (!response.ok) return { kind: 'away', why: `It answered with status ${response.status}.` };
    return { kind: 'read', status: (await response.json()) as Status };
  } catch {
    return { kind: 'away', why: 'It does not answer. Is it still running?' };
  }
}
