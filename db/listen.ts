import { Client } from 'pg';

export interface Listener {
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Called after every reconnect: what was notified meanwhile is lost, so caches must be emptied. */
  readonly onReconnect?: () => void;
  /** Milliseconds between checks that the connection is still there. */
  readonly heartbeatMs?: number;
}

const LONGEST_WAIT_MS = 5000;

/**
 * Receives NOTIFY on a connection of its own. Rejects when the first connection fails; later it reconnects for ever, waiting
 * 50 ms and then twice as long each time, at most 5 s.
 */
export async function listen(
  url: string,
  channels: readonly string[],
  onNotify: (channel: string, payload: string) => void,
  options: ListenOptions = {},
): Promise<Listener> {
  const subscription = new Subscription(url, channels, onNotify, options);
  await subscription.connect();
  return subscription;
}

class Subscription implements Listener {
  private client: Client | undefined;
  private closed = false;
  private heartbeat: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly channels: readonly string[],
    private readonly onNotify: (channel: string, payload: string) => void,
    private readonly options: ListenOptions,
  ) {}

  async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'leadrail-listen',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', (message) => this.onNotify(message.channel, message.payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    if (this.closed) return void (await client.end());
    this.client = client;
    this.heartbeat = setInterval(() => {
      client.query('select 1').catch(() => this.lost(client));
    }, this.options.heartbeatMs ?? 15000);
    this.heartbeat.unref();
  }

  private lost(client: Client): void {
    if (this.closed || this.client !== client) return;
    this.client = undefined;
    clearInterval(this.heartbeat);
    void client.end().catch(() => undefined);
    this.reconnectAfter(50);
  }

  private reconnectAfter(waitMs: number): void {
    if (this.closed) return;
    this.retry = setTimeout(() => {
      this.connect().then(
        () => {
          if (!this.closed) this.options.onReconnect?.();
        },
        () => this.reconnectAfter(Math.min(waitMs * 2, LONGEST_WAIT_MS)),
      );
    }, waitMs);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    clearInterval(this.heartbeat);
    await this.client?.end();
  }
}
