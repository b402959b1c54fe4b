import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { createAppUser } from '#db/factories/create-app-user';
import { createBuyer } from '#db/factories/create-buyer';
import { createCampaign } from '#db/factories/create-campaign';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { createDeliveryMethod } from '#db/factories/create-delivery-method';
import { createLeadType } from '#db/factories/create-lead-type';
import { createSource } from '#db/factories/create-source';
import { initOrm } from '#db/orm';
import { createPool } from '#db/pool';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { campaignSettingsSchema, type CampaignSettings } from '#domain/lead/campaign.schema';
import { type FakeBuyers, startFakeBuyers } from '#test/kit/fakes/buyers';
import type { BuyerBehaviour } from '#test/kit/fakes/buyers/behaviour';
import type { Pool } from 'pg';
import { compareMoney } from './compare-money';
import { PING_RESPONSE, pingMapping, POST_RESPONSE, postMapping, TOLD_AT } from './buyer-mapping';

export interface AccountWish {
  readonly behaviour?: BuyerBehaviour;
  readonly exclusive?: boolean;
  readonly priceMinor?: number;
  readonly limits?: object;
  readonly criteria?: object;
  readonly retry?: { readonly attempts: number; readonly waitSeconds: number };
  readonly timeoutMs?: number;
  /** How answers are read, over what all of them are read by. */
  readonly response?: object;
  /** Asks for a bid first. */
  readonly ping?: boolean;
  /** Delivers by the lead portal instead of HTTP. */
  readonly portal?: boolean;
  readonly delaySeconds?: number;
  /** Tells somebody when a delivery fails. */
  readonly notify?: boolean;
  /** A further account of the buyer of this name, with a server of its own. */
  readonly ofBuyer?: string;
  readonly confirmPrice?: boolean;
  /** A field of each post that says what time it is for its mapping. */
  readonly tellsTime?: boolean;
  /** Further fields of each post, and the expressions that make them. */
  readonly computed?: Readonly<Record<string, string>>;
  readonly maxQualifiedPercent?: number | null;
  readonly maxReturnPercent?: number | null;
  /** Where test leads go: the server of this name. */
  readonly testing?: string;
  /** The method is being tested. */
  readonly inTesting?: boolean;
  /** Also sends every sold lead to the server of this name. */
  readonly alternate?: string;
}

export interface Campaign {
  readonly id: string;
  readonly lid: number;
  readonly vid: number;
  readonly aid: number;
}

/** One scenario's own corner of the installation under test: a lead type, a source, and buyers that are real servers on loopback. */
export class ScenarioWorld {
  readonly accounts = new Map<string, string>();
  private readonly buyerIds = new Map<string, string>();

  private constructor(
    readonly pool: Pool,
    private readonly orm: MikroORM,
    readonly buyers: FakeBuyers,
    private readonly leadType: { readonly id: string; readonly lid: number },
    private readonly source: { readonly id: string; readonly vid: number },
  ) {}

  /** A small lead type unless another is given. */
  static async open(document?: LeadTypeDocument): Promise<ScenarioWorld> {
    const url = process.env['TEST_APP_DATABASE_URL']!;
    const orm = await initOrm(url);
    const em = orm.em.fork();
    const [leadType, source, buyers] = [
      await createLeadType(em, document ? { document } : {}),
      await createSource(em),
      await startFakeBuyers({ buyers: {} }),
    ];
    return new ScenarioWorld(createPool(url, 4), orm, buyers, leadType, source);
  }

  get sourceId(): string {
    return this.source.id;
  }

  private get em(): EntityManager {
    return this.orm.em.fork();
  }

  async campaign(settings: Partial<CampaignSettings> = {}, more: object = {}): Promise<Campaign> {
    const made = await createCampaign(this.em, {
      sourceId: this.source.id,
      leadTypeId: this.leadType.id,
      priceMinor: 1000,
      ...more,
      settings: campaignSettingsSchema.parse({ v: 1, ...settings, duplicates: { days: 0, ...settings.duplicates } }),
    });
    return { id: made.id, lid: this.leadType.lid, vid: this.source.vid, aid: made.aid };
  }

  /** A buyer with one account; answers the account's id. */
  async account(name: string, wish: AccountWish = {}): Promise<string> {
    const em = this.em;
    const leadTypeId = this.leadType.id;
    const buyerId =
      this.buyerIds.get(wish.ofBuyer ?? '') ??
      (await createBuyer(em, { company: name, timeZone: 'America/Chicago' })).id;
    this.buyerIds.set(name, buyerId);
    await this.openServers(name, wish);
    const account = await createDeliveryAccount(em, {
      buyerId,
      leadTypeId,
      ...(await this.methods(em, { buyerId, leadTypeId }, name, wish)),
      name: `${name} account`,
      exclusive: wish.exclusive ?? true,
      priceMinor: wish.priceMinor ?? 2500,
      delaySeconds: wish.delaySeconds ?? 0,
      limits: wish.limits ?? {},
      ...termsOf(wish),
      ...(wish.criteria ? { criteria: wish.criteria as never } : {}),
    });
    this.accounts.set(name, account.id);
    return account.id;
  }

  /** The buyer's own server, the one for its test leads, and one for second messages. */
  private async openServers(name: string, wish: AccountWish): Promise<void> {
    const behaviour = wish.behaviour ?? (wish.ping ? { bids: { from: 3000, to: 3000 } } : {});
    for (const server of [name, wish.testing]) if (server) await this.buyers.behave(server, behaviour);
    if (wish.alternate) await this.buyers.behave(wish.alternate, {});
  }

  private async methods(
    em: EntityManager,
    owner: { buyerId: string; leadTypeId: string },
    name: string,
    wish: AccountWish,
  ) {
    const webhookTo = async (url: string, given: object): Promise<string> =>
      (
        await createDeliveryMethod(em, {
          ...owner,
          mapping: postMapping(wish.ping === true, { ...(wish.tellsTime && TOLD_AT), ...wish.computed }),
          channel: 'webhook',
          config: webhook(url, this.testAddress(wish), wish, { ...POST_RESPONSE, ...wish.response }),
          environment: wish.inTesting ? 'testing' : 'production',
          ...given,
        })
      ).id;
    const notifications = wish.notify
      ? { notifications: { userIds: [(await createAppUser(em)).id], email: true, sms: false } }
      : {};
    const post = {
      name: 'Post',
      ...(wish.ping ? { channel: 'ping-post' } : {}),
      retry: retryOf(wish),
      ...notifications,
    };
    const pingUrl = `${this.buyers.urlOf(name)}/ping`;
    return {
      deliveryMethodId: wish.portal
        ? (await createDeliveryMethod(em, owner)).id
        : await webhookTo(this.buyers.urlOf(name), post),
      pingMethodId: wish.ping
        ? await webhookTo(pingUrl, {
            name: 'Ping',
            mapping: pingMapping,
            config: webhook(pingUrl, this.testAddress(wish, '/ping'), wish, PING_RESPONSE),
          })
        : null,
      alternateMethodId: wish.alternate ? await webhookTo(this.buyers.urlOf(wish.alternate), { name: 'Copy' }) : null,
    };
  }

  private testAddress({ testing }: AccountWish, path = ''): object {
    return testing ? { testingUrl: `${this.buyers.urlOf(testing)}${path}` } : {};
  }

  /** What a buyer's server says it has accepted, each lead once. */
  async acceptedBy(name: string): Promise<string[]> {
    const log = await this.buyers.log();
    return [
      ...new Set(
        log
          .filter((entry) => entry.buyer === name && entry.kind === 'post' && entry.verdict === 'accepted')
          .map((entry) => entry.leadId ?? ''),
      ),
    ];
  }

  /** Ends a scenario, and first looks whether everything that shows money agrees about its leads. */
  async close(): Promise<void> {
    try {
      await compareMoney(this.pool, this.source.id);
    } finally {
      await Promise.all([this.buyers.close(), this.pool.end(), this.orm.close()]);
    }
  }
}

const termsOf = ({ confirmPrice = false, maxQualifiedPercent = null, maxReturnPercent = null }: AccountWish) => ({
  confirmPrice,
  maxQualifiedPercent,
  maxReturnPercent,
});
const retryOf = (wish: AccountWish) => ({
  enabled: wish.retry !== undefined,
  attempts: wish.retry?.attempts ?? 1,
  waitSeconds: wish.retry?.waitSeconds ?? 1,
});
const webhook = (url: string, address: object, wish: AccountWish, response: object) => ({
  v: 1,
  productionUrl: url,
  ...address,
  timeoutMs: wish.timeoutMs ?? 5000,
  response,
});
