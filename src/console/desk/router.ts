// The pages of the console and their addresses; src/web/pages/routes.ts serves the same list. Each page is fetched when it is
// first opened.
import { ref } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'

export interface PlaceMeta {
  /** Key of its name in the menu; null: reached from another page. */
  menu:
    | 'today'
    | 'circulars'
    | 'ledger'
    | 'reviews'
    | 'talks'
    | 'units'
    | 'messages'
    | 'policy'
    | 'statistics'
    | 'audit'
    | null
}

const place = (path: string, menu: PlaceMeta['menu'], component: RouteRecordRaw['component']): RouteRecordRaw =>
  ({ path, component, meta: { menu } }) as RouteRecordRaw

export const places: RouteRecordRaw[] = [
  place('/', 'today', () => import('./pages/today/TodayPage.vue')),
  place('/circulars', 'circulars', () => import('./pages/circulars/CircularsPage.vue')),
  place('/circulars/:id', null, () => import('./pages/circulars/CircularPage.vue')),
  place('/ledger', 'ledger', () => import('./pages/ledger/LedgerPage.vue')),
  place('/cases/:no', null, () => import('./pages/case/CasePage.vue')),
  place('/reviews', 'reviews', () => import('./pages/reviews/ReviewsPage.vue')),
  place('/talks', 'talks', () => import('./pages/talks/TalksPage.vue')),
  place('/units', 'units', () => import('./pages/units/UnitsPage.vue')),
  place('/units/:id', null, () => import('./pages/units/UnitPage.vue')),
  place('/messages', 'messages', () => import('./pages/messages/MessagesPage.vue')),
  place('/policy', 'policy', () => import('./pages/policy/PolicyPage.vue')),
  place('/statistics', 'statistics', () => import('./pages/statistics/StatisticsPage.vue')),
  place('/audit', 'audit', () => import('./pages/audit/AuditPage.vue')),
]

export const router = createRouter({
  history: createWebHistory('/'),
  routes: places,
  scrollBehavior: (_to, _from, kept) => kept ?? { top: 0 },
})

/** A page could not be fetched: the network is gone, or the service was renewed and knows the old one no more. */
export const isPageMissing = ref(false)
router.onError(() => (isPageMissing.value = true))
router.afterEach((_to, _from, failure) => {
  if (failure === undefined) isPageMissing.value = false
})
