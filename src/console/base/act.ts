// An act of a person: once at a time however often the button is pressed, and if it is refused the reason stays beside the
// button with everything typed still there.
import { type Ref, ref, shallowRef } from 'vue'
import { AskFailed } from './ask.js'

export interface Acting {
  /** Under way: the button is off. */
  busy: Ref<boolean>
  /** Why the last try did not work; null: it did, or none was made. */
  problem: Ref<AskFailed | null>
  /** True if it was done. Pressed again while under way: false, and nothing is sent. */
  run(act: () => Promise<unknown>): Promise<boolean>
  clear(): void
}

export function useAct(): Acting {
  const busy = ref(false)
  const problem = shallowRef<AskFailed | null>(null)
  async function run(act: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = null
    try {
      await act()
      return true
    } catch (error) {
      if (!(error instanceof AskFailed)) throw error
      problem.value = error
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, run, clear: () => (problem.value = null) }
}
