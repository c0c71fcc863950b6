// Looks again by itself what may have changed meanwhile: only while the page is seen, and at once when it is seen again.
import { onMounted, onUnmounted } from 'vue'

/** @param ms how long until the next look, asked after each; null: not now */
export function usePoll(ms: () => number | null, look: () => Promise<unknown>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const later = (): void => {
    clearTimeout(timer)
    if (isOver || document.hidden) return
    const wait = ms()
    timer = setTimeout(() => void again(wait !== null), wait ?? 1_000)
  }
  const again = async (isDue: boolean): Promise<void> => {
    try {
      if (isDue) await look()
    } finally {
      later()
    }
  }
  const seenAgain = (): void => void (document.hidden ? clearTimeout(timer) : again(ms() !== null))
  onMounted(() => {
    document.addEventListener('visibilitychange', seenAgain)
    later()
  })
  onUnmounted(() => {
    isOver = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seenAgain)
  })
}
