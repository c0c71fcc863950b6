// What is looked for among messages stands in the address, so that it can be shared and comes back with the back button.
import { computed } from 'vue'
import { type LocationQuery, useRoute, useRouter } from 'vue-router'

export const filterNames = ['state', 'kind', 'to', 'unit', 'circular', 'case', 'on'] as const
export type FilterName = (typeof filterNames)[number]
export type Filters = Record<FilterName, string>

const textOf = (query: LocationQuery, name: string): string => {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}

export function useMessagesQuery() {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(
    (): Filters => Object.fromEntries(filterNames.map((name) => [name, textOf(route.query, name)])) as Filters,
  )
  const show = computed(() => (textOf(route.query, 'show') === 'coming' ? 'coming' : 'past'))
  const page = computed(() => Math.max(1, Number(textOf(route.query, 'page')) || 1))
  const open = computed(() => textOf(route.query, 'open'))
  /** Goes to the address with some of it changed; empty values fall out. */
  function go(change: Record<string, string>): void {
    const next = { ...route.query, ...change }
    void router.push({ query: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')) })
  }
  return { filters, show, page, open, go }
}
