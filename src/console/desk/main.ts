// Starts the console: looks, then who is signed in, then the page.
import { createApp } from 'vue'
import 'tdesign-vue-next/es/style/index.css'
import { followTheme } from '../base/theme.js'
import { locale, speak } from '../base/words.js'
import ConsoleFrame from './ConsoleFrame.vue'
import { router } from './router.js'
import './desk.css'
import './print.css'

followTheme()
speak(locale.value)
createApp(ConsoleFrame).use(router).mount('#app')
