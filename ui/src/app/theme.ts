import { computed, readonly, shallowRef } from 'vue';

export type ThemeChoice = 'light' | 'dark' | 'system';
const KEY = 'leadrail.theme';

const choice = shallowRef<ThemeChoice>(readChoice());
const system = matchMedia('(prefers-color-scheme: dark)');
const systemDark = shallowRef(system.matches);
const dark = computed(() => (choice.value === 'system' ? systemDark.value : choice.value === 'dark'));

/** Sets the colours before anything is drawn, and follows the system while nothing else was chosen. */
export function startTheme(): void {
  const apply = (): void => {
    document.documentElement.dataset.theme = dark.value ? 'dark' : 'light';
  };
  system.addEventListener('change', () => {
    systemDark.value = system.matches;
    apply();
  });
  apply();
}

export function useTheme() {
  function choose(next: ThemeChoice): void {
    choice.value = next;
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // A browser without storage keeps it for this visit.
    }
    document.documentElement.dataset.theme = dark.value ? 'dark' : 'light';
  }
  return { choice: readonly(choice), dark, choose };
}

function readChoice(): ThemeChoice {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}
