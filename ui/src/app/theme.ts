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

/** Writes the choice where the next visit finds it; signing out clears that, and colours are nobody's secret. */
export function keepTheme(): void {
  try {
    localStorage.setItem(KEY, choice.value);
  } catch {
    // A browser without storage keeps it for this visit.
  }
}

export function useTheme() {
  function choose(next: ThemeChoice): void {
    choice.value = next;
    keepTheme();
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
