// Single keys of the review: heard only while nobody types, never repeated by holding one down, and off for who does not want
// them (WCAG 2.1.4).
import { onMounted, onUnmounted, ref } from 'vue'
import { kept } from '../../../base/kept.js'

const store = kept('review-keys', true)

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable)

/** @param keys what each key does; Escape is heard in fields, too */
export function useKeys(keys: Readonly<Record<string, () => void>>) {
  const areOn = ref(store.read())
  function hear(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return
    const isEscape = event.key === 'Escape'
    if (!isEscape && (!areOn.value || takesText(event.target))) return
    const act = keys[event.key]
    if (act === undefined) return
    if (!isEscape) event.preventDefault()
    act()
  }
  onMounted(() => window.addEventListener('keydown', hear))
  onUnmounted(() => window.removeEventListener('keydown', hear))
  function use(on: boolean): void {
    areOn.value = on
    store.write(on)
  }
  return { areOn, use }
}
