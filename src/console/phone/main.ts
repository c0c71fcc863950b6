// Starts the page for unit contacts.
import { createApp } from 'vue'
import { followTheme } from '../base/theme.js'
import { locale, speak } from '../base/words.js'
import PhoneFrame from './PhoneFrame.vue'
import './phone.css'

followTheme()
speak(locale.value)
createApp(PhoneFrame).mount('#app')
