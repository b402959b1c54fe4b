import { CONFIG_CHANGED_CHANNEL } from '#db/config-version/write-config';
import { listen, type Listener } from '#db/listen';

/** Hears what other processes change. */
export interface ChangeListener {
  /** False until the first connection: nothing may be cached before. A connection lost later costs a cache's short age at most. */
  isHearing(): boolean;
  /** Called for every change, and when the connection is back, since changes may have been missed. */
  onChange(listener: () => void): void;
  /** For changes made by this process, which need not wait for the notification. */
  announce(): void;
  stop(): Promise<void>;
}

const RETRY_MS = 1000;

/** Listens for configuration changes; a database that is away at start is waited for. */
export function hearChanges(url: string): ChangeListener {
  const listeners: (() => void)[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let listener: Listener | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const start = async (): Promise<void> => {
    try {
      const opened = await listen(url, [CONFIG_CHANGED_CHANNEL], tell, { onReconnect: tell });
      if (stopped) return await opened.close();
      listener = opened;
      tell();
    } catch {
      if (!stopped)
        timer = setTimeout(() => {
          starting = start();
        }, RETRY_MS);
    }
  };
  let starting = start();

  return {
    isHearing: () => listener !== undefined,
    onChange: (added) => void listeners.push(added),
    announce: tell,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await starting;
      await listener?.close();
    },
  };
}
