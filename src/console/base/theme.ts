// Light or dark: as the machine says until the person chooses.
import { ref } from 'vue'
import { kept } from './kept.js'

export type Theme = 'light' | 'dark'

const store = kept<Theme | null>('theme', null)
const system = matchMedia('(prefers-color-scheme: dark)')
const systems = (): Theme => (system.matches ? 'dark' : 'light')

export const theme = ref<Theme>(store.read() ?? systems())

function paint(): void {
  document.documentElement.setAttribute('theme-mode', theme.value)
  document.documentElement.style.colorScheme = theme.value
}

export function followTheme(): void {
  paint()
  system.addEventListener('change', () => {
    if (store.read() !== null) return
    theme.value = systems()
    paint()
  })
}

export function choose(next: Theme): void {
  theme.value = next
  store.write(next)
  paint()
}
