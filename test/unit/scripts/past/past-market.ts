import { DEMO_MARKET } from '#db/seeds/seed-demo-market';
import { createSecretBox } from '#db/secrets/secret-box';
import { compileCriteria } from '#domain/criteria/compile-criteria';
import { compileRouting } from '#domain/distribution/compile-routing';
import type { AccountRecord } from '#domain/distribution/snapshot';
import { DEFAULT_GRADING_SCALE } from '#domain/grading/default-grading-scale';
import { campaignSettingsSchema } from '#domain/lead/campaign.schema';
import type { PastCampaign, PastMarket } from '#scripts/past/past-market';

const ZONE = 'America/New_York';
/** In place of the market's own limits, which its trade seldom reaches. */
const TIGHT = { hour: 1, day: 2, week: 8, month: 25 };
const NONE = { join: 'all' as const, items: [] };

function accountsOf(leadType: string): AccountRecord[] {
  return DEMO_MARKET.buyers.flatMap((buyer) =>
    buyer.accounts.flatMap((account): AccountRecord[] => {
      const method = buyer.methods.find(({ key }) => key === account.method);
      return method?.leadType !== leadType
        ? []
        : [
            {
              accountId: account.key,
              buyerId: buyer.key,
              name: account.name,
              buyerStatus: 'active',
              accountStatus: 'active',
              automated: true,
              price: account.price,
              priority: account.priority ?? 0,
              exclusive: account.exclusive ?? true,
              requiresOrder: false,
              confirmPrice: false,
              ignoreLimitsOnRescan: account.ignoreLimitsOnRescan ?? false,
              delaySeconds: 0,
              maxReturnPercent: account.maxReturnPercent ?? null,
              maxQualifiedPercent: account.maxQualifiedPercent ?? null,
              limits: account.limits ? TIGHT : {},
              criteria: { v: 1, root: account.criteria ?? NONE },
              zone: buyer.zone,
              schedule: method.schedule ?? null,
              methodId: method.key,
              channel: 'lead-portal',
              methodActive: true,
              methodInTesting: false,
              hasTestingAddress: false,
              pingMethodId: null,
              alternateMethodId: null,
              pingTimeoutMs: 30_000,
              retry: { attempts: 0, waitSeconds: 0 },
              timeoutMs: 30_000,
            },
          ];
    }),
  );
}

/** The demo market in the terms of the past, without a database. */
export function pastMarket(): PastMarket {
  const campaigns = DEMO_MARKET.campaigns.map((plan, index): [string, PastCampaign] => {
    const { document } = DEMO_MARKET.leadTypes.find(({ key }) => key === plan.leadType)!;
    const source = DEMO_MARKET.sources.find(({ key }) => key === plan.source)!;
    const accounts = accountsOf(plan.leadType);
    const settings = campaignSettingsSchema.parse({ v: 1, ...plan.settings });
    return [
      plan.key,
      {
        key: plan.key,
        leadTypeKey: plan.leadType,
        sourceId: plan.source,
        leadTypeId: plan.leadType,
        price: plan.price,
        currency: 'USD',
        numbers: { LID: 1, VID: 1, AID: index + 1 },
        context: {
          campaignId: plan.key,
          campaignName: plan.name,
          sourceName: source.name,
          status: 'active',
          intakeChannel: 'web',
          settings,
          limits: plan.limits ?? {},
          document,
          criteria: compileCriteria({ v: 1, root: plan.criteria ?? NONE }, document.fields),
          grading: settings.grading && source.gradingEnabled !== false ? DEFAULT_GRADING_SCALE : null,
          gradingProviders: [],
          verification: null,
          zone: ZONE,
          configVersion: 1,
        },
        routing: {
          compiled: compileRouting({ leadTypeId: plan.leadType, configVersion: 1, accounts }, document.fields),
          accounts: new Map(accounts.map((account) => [account.accountId, account])),
          definitions: document.fields,
          forceId: document.forceId,
          automation: 'price',
          priceOptimization: false,
          configVersion: 1,
        },
      },
    ];
  });
  return {
    campaigns: new Map(campaigns),
    secrets: createSecretBox('5a'.repeat(32)),
    zone: ZONE,
    reviewers: ['user:olivia', 'user:marcus'],
  };
}
