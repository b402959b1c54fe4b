import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import vuetify from 'vite-plugin-vuetify';

// Everything is a file of this build: no inline script or style, so that the API's content security policy can be strict.
export default defineConfig({
  plugins: [vue(), vuetify({ autoImport: true })],
  define: {
    __VUE_OPTIONS_API__: true,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    // How long the build's own plugins took is of no interest to who starts the product.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
