import 'vuetify/styles/core';
import { createVuetify } from 'vuetify';
import { aliases, mdi } from 'vuetify/iconsets/mdi-svg';

/** The component library without its own theme: colours come from the tokens as static CSS, so that no style is injected. */
export const vuetify = createVuetify({
  theme: false,
  icons: { defaultSet: 'mdi', aliases, sets: { mdi } },
  defaults: {
    global: { ripple: false },
    VTextField: { variant: 'outlined', density: 'compact', hideDetails: 'auto' },
    VTextarea: { variant: 'outlined', density: 'compact', hideDetails: 'auto', autoGrow: true, rows: 3 },
    VSelect: { variant: 'outlined', density: 'compact', hideDetails: 'auto', menuProps: { transition: false } },
    VAutocomplete: { variant: 'outlined', density: 'compact', hideDetails: 'auto', menuProps: { transition: false } },
    VCombobox: { variant: 'outlined', density: 'compact', hideDetails: 'auto', menuProps: { transition: false } },
    VSwitch: { color: 'primary', density: 'compact', hideDetails: 'auto', inset: true },
    VCheckbox: { color: 'primary', density: 'compact', hideDetails: 'auto' },
    VMenu: { transition: false, offset: 4 },
    VTooltip: { openDelay: 350, transition: false },
    VDialog: { transition: false, maxWidth: 460 },
  },
});
