// Chinese first, English second. A page keeps its words beside it, both languages under the same names, so that a missing one
// is a type error; what the service says (stories, refusals, messages) is Chinese in both.
import { computed, type ComputedRef, ref } from 'vue'
import { kept } from './kept.js'

export type Locale = 'zh' | 'en'

const store = kept<Locale>('locale', 'zh')
export const locale = ref<Locale>(store.read())

export function speak(next: Locale): void {
  locale.value = next
  store.write(next)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}

/** One word, or one made of what is counted or named in it. */
type Word = string | ((...about: never[]) => string)

/** The words of the language in use; in templates `t.title`, in scripts `t.value.title`. */
export const useWords = <T extends Record<string, Word>>(words: {
  zh: T
  en: { [K in keyof T]: T[K] extends string ? string : T[K] }
}): ComputedRef<T> => computed(() => words[locale.value] as T)
