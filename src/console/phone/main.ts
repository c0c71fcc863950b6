// Starts the page for unit contacts.
import { createApp } from 'vue'
import PhoneFrame from './PhoneFrame.vue'

createApp(PhoneFrame).mount('#app')
