// What the contact has in hand, loaded once for all places of the page and looked at again while somebody is looking.
import { computed, onScopeDispose, ref } from 'vue'
import type { z } from 'zod'
import type { readMine } from '../../web/api/mine/calls.js'
import { ask } from '../base/ask.js'
import { type Loaded, useLoad } from '../base/load.js'

export type Mine = z.output<typeof readMine.answer>
export type Item = Mine['own'][number]
export type Act = Item['acts'][number]

/** The list, the first time it is asked for; the same for everybody afterwards. */
let kept: Loaded<Mine> | null = null
/** Seconds counted since the last answer came: the machine's own clock may be anything. */
const secondsSince = ref(0)

export function useMine(): Loaded<Mine> {
  kept ??= useLoad(async () => {
    const mine = await ask<typeof readMine>('GET /api/mine')
    secondsSince.value = 0
    return mine
  })
  return kept
}

const againMs = 15_000

/** Looks again every quarter of a minute while the page is seen and `wanted`, and at once when it is seen again. */
export function keepLooking(wanted: () => boolean): void {
  const look = (): void => {
    if (document.visibilityState === 'visible' && wanted()) void useMine().reload()
  }
  const timer = setInterval(look, againMs)
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  })
}

/** Milliseconds of the service's time from now to an instant, by what it said last. One place asks at a time. */
export function useTimeLeft(until: () => string | null) {
  const timer = setInterval(() => (secondsSince.value += 1), 1000)
  onScopeDispose(() => clearInterval(timer))
  return computed(() => {
    const instant = until()
    const now = useMine().value.value?.now
    return instant === null || now === undefined ? 0 : Date.parse(instant) - Date.parse(now) - secondsSince.value * 1000
  })
}
