import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './kit/tokens.css';
import './kit/base.css';
import { createApp } from 'vue';
import StartPage from './screens/start/StartPage.vue';

createApp(StartPage).mount('#app');
