// What a person has chosen for names the registry does not know, until they confirm: kept by the browser, so that leaving the
// page loses nothing.
import { reactive, watch } from 'vue'
import { kept } from '../../../base/kept.js'

export interface PendingChoices {
  /** Printed name → name in the registry. */
  units: Record<string, string>
  /** Printed account → its name in the registry, or `new`. */
  accounts: Record<string, string>
}

export function pendingChoices(circularId: string): PendingChoices & { clear(): void } {
  const store = kept<PendingChoices>(`circular-choices.${circularId}`, { units: {}, accounts: {} })
  const pending = reactive(store.read())
  watch(pending, () => store.write({ units: { ...pending.units }, accounts: { ...pending.accounts } }))
  return Object.assign(pending, {
    clear() {
      pending.units = {}
      pending.accounts = {}
      store.clear()
    },
  })
}
