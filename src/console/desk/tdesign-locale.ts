// The parts' own words (page sizes, calendars, OK and cancel) in the language in use.
import en from 'tdesign-vue-next/es/locale/en_US'
import zh from 'tdesign-vue-next/es/locale/zh_CN'
import { computed } from 'vue'
import { locale } from '../base/words.js'

export const tdesignLocale = computed(() => (locale.value === 'zh' ? zh : en))
