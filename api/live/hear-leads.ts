import { LEAD_CHANGED_CHANNEL, readLeadNews } from '#db/lead-news';
import { listen, type Listener } from '#db/listen';

/** What is heard of changed leads. */
export interface LeadListener {
  /** Called with ids as they come; with null when some may have been missed. */
  onNews(listener: (leadIds: readonly string[] | null) => void): void;
  stop(): Promise<void>;
}

const RETRY_MS = 1000;

/** Listens for changed leads; a database that is away at start is waited for. */
export function hearLeads(url: string): LeadListener {
  const listeners: ((leadIds: readonly string[] | null) => void)[] = [];
  const tell = (leadIds: readonly string[] | null): void => { for (const listener of listeners) listener(leadIds); };
  let listener: Listener | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const start = async (): Promise<void> => {
    try {
      const opened = await listen(url, [LEAD_CHANGED_CHANNEL], (_channel, payload) => tell(readLeadNews(payload)), { onReconnect: () => tell(null) });
      if (stopped) return await opened.close();
      listener = opened;
    } catch {
      if (!stopped) timer = setTimeout(() => { starting = start(); }, RETRY_MS);
    }
  };
  let starting = start();

  return {
    onNews: (added) => void listeners.push(added),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await starting;
      await listener?.close();
    },
  };
}

/** For an API that hears nothing. */
export const NO_LEAD_NEWS: LeadListener = { onNews: () => undefined, stop: async () => undefined };
