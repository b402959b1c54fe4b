import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './kit/tokens.css';
import './kit/theme.css';
import './kit/base.css';
import './kit/components.css';
import { VueQueryPlugin } from '@tanstack/vue-query';
import { createPinia } from 'pinia';
import { createApp, watch } from 'vue';
import { z } from 'zod';
import App from './app/App.vue';
import { router } from './app/router';
import { keepTheme, startTheme } from './app/theme';
import { vuetify } from './app/vuetify';
import { useSessionOf } from './client/call';
import { useMe } from './client/me';
import { queryClient } from './client/query-client';
import { forgetPlaces } from './lists/use-kept-place';
import { i18n } from './words/i18n';

// The content security policy refuses code made from text.
z.config({ jitless: true });
startTheme();
const pinia = createPinia();
const app = createApp(App).use(pinia).use(VueQueryPlugin, { queryClient }).use(i18n).use(vuetify).use(router);

useSessionOf({
  csrfToken: () => useMe(pinia).me?.csrfToken ?? null,
  onSignedOut: () => {
    const { me, become } = useMe(pinia);
    if (!me) return;
    become(null);
    const { fullPath, meta } = router.currentRoute.value;
    if (!meta.screen?.open) void router.replace({ name: 'sign-in', query: { back: fullPath, ended: '1' } });
  },
});
// Another person signs in: nothing of what the one before looked at is kept.
watch(
  () => useMe(pinia).me?.user.id,
  (id) => {
    forgetPlaces();
    if (id === undefined) keepTheme();
  },
);
app.mount('#app');
