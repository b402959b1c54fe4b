import { computed } from 'vue';
import { useTheme } from '#ui/app/theme';

const NAMES = [
  'text',
  'muted',
  'faint',
  'line',
  'line-strong',
  'surface',
  'raised',
  'accent',
  'ok',
  'bad',
  'wait',
  'warn',
] as const;
export type ChartColours = Readonly<Record<(typeof NAMES)[number], string>>;

/** The tokens' colours as a canvas needs them, read again when the theme changes. */
export function useChartColours() {
  const { dark } = useTheme();
  return computed<ChartColours>(() => {
    void dark.value;
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as ChartColours;
  });
}
