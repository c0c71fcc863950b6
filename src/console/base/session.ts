// Who is signed in. When the session ends the page stays as it is, with everything typed, and asks to sign in again.
import { ref, shallowRef } from 'vue'
import type { z } from 'zod'
import type { me as meShape, readMe } from '../../web/api/me/calls.js'
import { ask, useProof } from './ask.js'

export type Me = z.output<typeof meShape>

export const me = shallowRef<Me | null>(null)
export const signedOut = ref(false)

export async function openSession(): Promise<Me> {
  const who = await ask<typeof readMe>('GET /api/me')
  useProof(who.csrf, () => (signedOut.value = true))
  me.value = who
  signedOut.value = false
  return who
}

/** How old the service's time on a page may be, ms. */
const freshMs = 60_000

/** Asks again who this is and what time it is: every minute somebody looks, and when they come back to the page. */
export function stayFresh(): void {
  const look = (): void => {
    if (document.visibilityState === 'visible' && me.value !== null && !signedOut.value)
      void openSession().catch(() => undefined)
  }
  setInterval(look, freshMs)
  document.addEventListener('visibilitychange', look)
}

/** Whether the registry lets the person do an act of the office; pages offer only these. */
export const may = (act: string): boolean => me.value?.acts.includes(act) ?? false

/** Ends the session here and in the service. */
export async function closeSession(): Promise<void> {
  await fetch('/logout', { method: 'POST' }).catch(() => undefined)
  location.reload()
}
