import { computed, ref, shallowRef } from 'vue';
import type { z } from 'zod';
import { createBuyerWithDelivery } from '#api/contract/buyer-wizard';
import type { FieldProblem } from '#api/contract/problem';
import { readBySchema } from '#api/contract/read-by-schema';
import { buyers } from '#api/contract/resources/buyers';
import { deliveryAccounts } from '#api/contract/resources/delivery-accounts';
import { deliveryMethods } from '#api/contract/resources/delivery-methods';
import { channelName } from '#ui/channels/channel-words';
import { FIRST_CHANNEL } from '#ui/channels/registry';
import { problemOf, type ApiProblem } from '#ui/client/api-problem';
import { call } from '#ui/client/call';
import { queryClient } from '#ui/client/query-client';
import { emptyDraft } from '#ui/forms/draft';
import { errorAt } from '#ui/forms/field-errors';
import type { AccountDraft } from '#ui/screens/delivery-accounts/account-draft';
import { blankConfig, type MethodDraft } from '#ui/screens/delivery-methods/method-draft';
import type { BuyerDraft } from './buyer-draft';

export const WIZARD_STEPS = ['buyer', 'method', 'account'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];
type Made = Awaited<ReturnType<typeof call<typeof createBuyerWithDelivery>>>;

/** What a schema says is wrong, in the API's own form. */
function problemsOf(schema: z.ZodType, value: unknown): readonly FieldProblem[] {
  const read = readBySchema(schema, value);
  return read.success ? [] : read.problems;
}

/** A new buyer with its first way and terms of delivery, written in three steps and made in one. */
export function useWizard(zone: string) {
  const buyer = ref<BuyerDraft>({ ...emptyDraft(buyers), timeZone: zone });
  const method = ref<MethodDraft>({
    ...emptyDraft(deliveryMethods),
    name: channelName(FIRST_CHANNEL.id),
    channel: FIRST_CHANNEL.id,
    config: blankConfig(FIRST_CHANNEL.id),
    mapping: { v: 1, fields: [] },
    environment: 'production',
  });
  const account = ref<AccountDraft>({ ...emptyDraft(deliveryAccounts), name: '' });
  const own = ref<Record<WizardStep, readonly FieldProblem[]>>({ buyer: [], method: [], account: [] });
  const problem = shallowRef<ApiProblem | null>(null);
  const creating = shallowRef(false);
  const untouched = JSON.stringify([buyer.value, method.value, account.value]);
  const dirty = computed(() => JSON.stringify([buyer.value, method.value, account.value]) !== untouched);

  /** What can be told of a step without asking; the API checks all of it once more. */
  function check(step: WizardStep): boolean {
    const found =
      step === 'buyer'
        ? problemsOf(buyers.writable, buyer.value)
        : step === 'method'
          ? problemsOf(deliveryMethods.writable.omit({ buyerId: true, mapping: true }), {
              ...method.value,
              buyerId: undefined,
              mapping: undefined,
            }).filter(({ code }) => code !== 'unrecognized-keys')
          : problemsOf(createBuyerWithDelivery.body.shape.account, termsOf(account.value));
    own.value = { ...own.value, [step]: found };
    return found.length === 0;
  }
  function errorOf(step: WizardStep): (field: string) => string | null {
    return (field) => errorAt(own.value[step], field) ?? errorAt(problem.value?.errors ?? [], `${step}.${field}`);
  }
  const wrongStep = computed<WizardStep | null>(
    () =>
      WIZARD_STEPS.find((step) =>
        problem.value?.errors.some((error) => error.field === step || error.field.startsWith(`${step}.`)),
      ) ?? null,
  );

  async function create(): Promise<Made | null> {
    creating.value = true;
    problem.value = null;
    try {
      const { buyerId: _buyer, mapping, ...rest } = method.value;
      const body = {
        buyer: buyer.value,
        method: { ...rest, ...(mapping && mapping.fields.length > 0 ? { mapping } : {}) },
        account: termsOf(account.value),
      };
      const made = await call(createBuyerWithDelivery, { body });
      for (const name of ['buyers', 'delivery-methods', 'delivery-accounts'])
        void queryClient.invalidateQueries({ queryKey: [name] });
      return made;
    } catch (error) {
      problem.value = problemOf(error);
      return null;
    } finally {
      creating.value = false;
    }
  }
  return { buyer, method, account, dirty, problem, creating, check, errorOf, wrongStep, create };
}

/** The terms without what the wizard makes itself. */
function termsOf({
  buyerId: _buyer,
  leadTypeId: _type,
  deliveryMethodId: _method,
  pingMethodId: _ping,
  alternateMethodId: _other,
  ...terms
}: AccountDraft) {
  return terms;
}
