import { computed, shallowRef } from 'vue';
import { describeSingleSignOn } from '#api/contract/single-sign-on';
import { call, type CallAnswer } from '#ui/client/call';

/** What the sign-in screen offers beside a password. While nobody knows, or it cannot be read, it is a password. */
export function useSingleSignOn() {
  const offer = shallowRef<CallAnswer<typeof describeSingleSignOn> | null>(null);
  /** Administrators ask for their password themselves where passwords are for them alone. */
  const byPassword = shallowRef(false);
  call(describeSingleSignOn, {}).then(
    (answer) => (offer.value = answer),
    () => undefined,
  );
  const caption = computed(() => (offer.value?.on ? offer.value.caption : ''));
  const first = computed(() => caption.value !== '' && offer.value?.passwords === 'administrators');
  return { caption, first, byPassword, showsPassword: computed(() => !first.value || byPassword.value) };
}
