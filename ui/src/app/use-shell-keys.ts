import { onBeforeUnmount, onMounted } from 'vue';
import { useRouter } from 'vue-router';
import { closeOverlays, openHelp, openPalette } from '#ui/kit/overlays';
import { SCREENS } from './screens';
import { shellVerbs } from './shell-verbs';
import { isTyping } from '#ui/kit/is-typing';

/** Keys that work on every screen, while `on` holds. */
export function useShellKeys(on: () => boolean): void {
  const router = useRouter();
  const verbOf = shellVerbs();
  function onKey(event: KeyboardEvent): void {
    if (!on() || event.defaultPrevented) return;
    const verb = verbOf(
      {
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        typing: isTyping(event.target),
      },
      event.timeStamp,
    );
    if (!verb) return;
    if (verb.do === 'go') {
      const screen = SCREENS.find((each) => each.nav?.key === verb.key);
      if (!screen) return;
      void router.push({ name: screen.name });
    } else {
      closeOverlays();
      (verb.do === 'palette' ? openPalette : openHelp)();
    }
    event.preventDefault();
    event.stopPropagation();
  }
  // In the capture phase: after `g` a letter belongs to the shell, not to the list's one-key actions.
  onMounted(() => addEventListener('keydown', onKey, true));
  onBeforeUnmount(() => removeEventListener('keydown', onKey, true));
}
