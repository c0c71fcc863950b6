// Where the person is: the list (`/m`), one matter (`/m/B24Q3-017`), or a form over either of them (`#reply`). The phone's own
// back button leads back one step; a router would weigh more than the three places do.
import { computed, nextTick, ref } from 'vue'

const address = ref(location.pathname + location.hash)
const lists = { scrollY: 0 }
/** How many steps of ours lie behind: whether back stays on this page. */
const depth = ref(0)

addEventListener('popstate', () => {
  depth.value = (history.state as { depth?: number } | null)?.depth ?? 0
  arrive()
})

function arrive(): void {
  address.value = location.pathname + location.hash
  void nextTick(() => {
    scrollTo(0, isList.value ? lists.scrollY : 0)
    // Readers of the screen begin at what has opened, not where the old place ended.
    if (openForm.value === '') document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  })
}

/** Number of the matter that is open; null: the list. */
export const openNo = computed<string | null>(() => {
  const [, no = ''] = /^\/m\/([^/#]+)/.exec(address.value) ?? []
  return no === '' ? null : decodeURIComponent(no)
})
/** Name of the form that is open over it; empty: none. */
export const openForm = computed(() => /#([a-z-]+)$/.exec(address.value)?.[1] ?? '')
export const isList = computed(() => openNo.value === null && openForm.value === '')

export const addressOfItem = (no: string): string => `/m/${encodeURIComponent(no)}`

/** One step on. */
export function go(to: string): void {
  if (isList.value) lists.scrollY = scrollY
  depth.value += 1
  history.pushState({ depth: depth.value }, '', to)
  arrive()
}

/** One step back; who came by a link into the middle lands on the list. */
export function back(): void {
  if (depth.value > 0) return history.back()
  history.replaceState({ depth: 0 }, '', openForm.value === '' ? '/m' : location.pathname)
  arrive()
}

/** A form that was left by reloading the page is not open any more. */
export function closeLostForm(): void {
  if (openForm.value !== '') history.replaceState({ depth: 0 }, '', location.pathname)
  address.value = location.pathname
}
