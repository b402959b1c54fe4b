import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// Everything is a file of this build: no inline script or style, so that the API's content security policy can be strict.
export default defineConfig({
  plugins: [vue()],
  build: {
    target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, sourcemap: false,
    // How long the build's own plugins took is of no interest to who starts the product.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
