import { LEAD_CHANGED_CHANNEL, readLeadNews } from '#db/lead-news';
import { listen, type Listener } from '#db/listen';
import { SESSION_ENDED_CHANNEL } from '#db/session-ended';

/** What is heard of changed leads, and of sessions that end. */
export interface LeadListener {
  /** Called with ids as they come; with null when some may have been missed. */
  onNews(listener: (leadIds: readonly string[] | null) => void): void;
  /** Called with a person's id when sessions of theirs ended. */
  onSessionEnd(listener: (userId: string) => void): void;
  stop(): Promise<void>;
}

const RETRY_MS = 1000;

/** Listens for changed leads and ended sessions; a database that is away at start is waited for. */
export function hearLeads(url: string): LeadListener {
  const listeners: ((leadIds: readonly string[] | null) => void)[] = [];
  const tell = (leadIds: readonly string[] | null): void => {
    for (const listener of listeners) listener(leadIds);
  };
  const sessionListeners: ((userId: string) => void)[] = [];
  const hear = (channel: string, payload: string): void => {
    if (channel === SESSION_ENDED_CHANNEL) for (const listener of sessionListeners) listener(payload);
    else tell(readLeadNews(payload));
  };
  let listener: Listener | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const start = async (): Promise<void> => {
    try {
      const opened = await listen(url, [LEAD_CHANGED_CHANNEL, SESSION_ENDED_CHANNEL], hear, {
        onReconnect: () => tell(null),
      });
      if (stopped) return await opened.close();
      listener = opened;
    } catch {
      if (!stopped)
        timer = setTimeout(() => {
          starting = start();
        }, RETRY_MS);
    }
  };
  let starting = start();

  return {
    onNews: (added) => void listeners.push(added),
    onSessionEnd: (added) => void sessionListeners.push(added),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await starting;
      await listener?.close();
    },
  };
}
