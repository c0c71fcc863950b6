// State and deadline of a matter: as the service words them, or in English by the same facts.
import { dayText } from '../base/days.js'
import { useCaseStates } from '../base/trade-words.js'
import { locale } from '../base/words.js'
import { type Item, useMine } from './mine.js'

export function useItemWords() {
  const states = useCaseStates()
  const inEnglish = (): boolean => locale.value === 'en'
  return {
    stateOf: ({ state, stateText }: Item): string =>
      inEnglish() ? (states.value[state as keyof typeof states.value] ?? state) : stateText,
    dueOf: ({ dueOn, due }: Item): string =>
      inEnglish() && dueOn !== null ? dayText(dueOn, useMine().value.value?.now ?? '') : due,
  }
}
