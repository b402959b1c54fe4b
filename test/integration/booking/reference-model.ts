import { CAP_WINDOWS } from '#domain/limits/limits.schema';
import { windowStarts } from '#domain/limits/window-starts';
import { ZONE, type Account } from './market';

interface ModelLead {
  readonly max: number;
  revenue: number;
}
export interface ModelDelivery {
  readonly lead: string;
  readonly account: Account;
  readonly reservedAt: number;
  state: string;
  price: number;
  windows: string[];
}

const OPEN = ['reserved', 'sending', 'retrying', 'unknown'];

/** The booking rules in the plainest words there are: lists and loops, no locks. What Postgres holds must always equal this. */
export class ReferenceModel {
  readonly leads = new Map<string, ModelLead>();
  readonly deliveries = new Map<string, ModelDelivery>();

  held(lead: string): ModelDelivery[] {
    return [...this.deliveries.values()].filter(
      (delivery) => delivery.lead === lead && [...OPEN, 'accepted'].includes(delivery.state),
    );
  }

  used(account: Account, window: string): number {
    return [...this.deliveries.values()].filter(
      (delivery) => delivery.account === account && delivery.windows.includes(window),
    ).length;
  }

  private room(lead: string, account: Account): string | null {
    const held = this.held(lead);
    if (held.some((delivery) => delivery.account.exclusive)) return 'exclusive-held';
    return held.length >= this.leads.get(lead)!.max || (account.exclusive && held.length > 0) ? 'lead-capacity' : null;
  }

  reserve(id: string, lead: string, account: Account, now: number): string {
    const rival = this.held(lead).some((delivery) => delivery.account === account);
    if (rival) return 'existing';
    const refusal = this.room(lead, account);
    if (refusal) return refusal;
    const windows = windowsAt(now);
    for (const [index, window] of CAP_WINDOWS.entries()) {
      if (this.used(account, windows[index]!) >= (account.limits[window] ?? Infinity)) return 'cap-full';
    }
    this.deliveries.set(id, { lead, account, reservedAt: now, state: 'reserved', price: account.price, windows });
    return 'reserved';
  }

  accept(id: string, price: number): void {
    const delivery = this.deliveries.get(id)!;
    delivery.state = 'accepted';
    delivery.price = price;
    this.leads.get(delivery.lead)!.revenue += price;
  }

  giveUp(id: string, state: string): void {
    Object.assign(this.deliveries.get(id)!, { state, windows: [] });
  }

  takeBack(id: string, now: number): void {
    const delivery = this.deliveries.get(id)!;
    const current = windowsAt(now);
    this.leads.get(delivery.lead)!.revenue -= delivery.price;
    Object.assign(delivery, {
      state: 'returned',
      windows: delivery.windows.filter((window) => !current.includes(window)),
    });
  }

  markAccepted(id: string): string {
    const delivery = this.deliveries.get(id)!;
    if (delivery.state === 'accepted') return 'accepted';
    if (delivery.state !== 'unknown') {
      if (!['refused', 'failed', 'released'].includes(delivery.state)) return 'not-markable';
      if (this.held(delivery.lead).some((other) => other.account === delivery.account)) return 'already-delivered';
      if (this.room(delivery.lead, delivery.account)) return 'lead-capacity';
      delivery.windows = windowsAt(delivery.reservedAt);
    }
    this.accept(id, delivery.price);
    return 'accepted';
  }

  reprice(id: string, price: number): string {
    const delivery = this.deliveries.get(id)!;
    if (delivery.state !== 'accepted') return 'not-sold';
    this.leads.get(delivery.lead)!.revenue += price - delivery.price;
    delivery.price = price;
    return 'accepted';
  }
}

function windowsAt(now: number): string[] {
  const starts = windowStarts(now, ZONE);
  return CAP_WINDOWS.map((window) => `${window} ${new Date(starts[window]).toISOString()}`);
}
