// Something a page shows: being loaded, there, or the reason why not. A later request overtakes an earlier one, what is
// shown stays while it is loaded anew, and what a session's end kept away comes when one is signed in again.
import { type Ref, ref, shallowRef, watch } from 'vue'
import { AskFailed } from './ask.js'
import { signedOut } from './session.js'

export type LoadState = 'loading' | 'ready' | 'forbidden' | 'missing' | 'offline' | 'failed'

export interface Loaded<T> {
  state: Ref<LoadState>
  /** The last that came; null before the first. */
  value: Ref<T | null>
  /** Why it is not there, in words. */
  message: Ref<string>
  /** Under way again while something is shown. */
  again: Ref<boolean>
  reload(): Promise<void>
}

export function useLoad<T>(load: () => Promise<T>): Loaded<T> {
  const state = ref<LoadState>('loading')
  const value = shallowRef<T | null>(null)
  const message = ref('')
  const again = ref(false)
  let turn = 0
  let isOwed = false
  async function reload(): Promise<void> {
    const mine = ++turn
    again.value = true
    try {
      const came = await load()
      if (mine !== turn) return
      value.value = came
      state.value = 'ready'
      isOwed = false
    } catch (error) {
      if (mine !== turn) return
      state.value = stateOf(error)
      isOwed = error instanceof AskFailed && error.trouble === 'signed-out'
      message.value = error instanceof Error ? error.message : ''
    } finally {
      if (mine === turn) again.value = false
    }
  }
  // What could not come because nobody was signed in comes as soon as somebody is again.
  watch(signedOut, (isOut) => {
    if (!isOut && isOwed) void reload()
  })
  void reload()
  return { state, value, message, again, reload }
}

function stateOf(error: unknown): LoadState {
  if (!(error instanceof AskFailed)) return 'failed'
  if (error.trouble === 'offline' || error.trouble === 'signed-out') return 'offline'
  if (error.status === 403) return 'forbidden'
  return error.status === 404 ? 'missing' : 'failed'
}
