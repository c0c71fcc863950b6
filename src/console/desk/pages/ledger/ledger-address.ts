// The ledger's address: filters, order and page stand in it, so that a view can be sent to a colleague and the browser's
// back button works. Nothing said about the state means what is open.
import type { LocationQuery } from 'vue-router'
import type { z } from 'zod'
import type { ledgerFilters, ledgerLine, ledgerOrders } from '../../../../web/api/cases/calls.js'

export type Line = z.output<typeof ledgerLine>
export type Filters = z.input<typeof ledgerFilters>
export type Order = z.output<typeof ledgerOrders>

/** Filters as the address holds them: `state=all` stands for none. */
export interface LedgerAddress {
  circular: string
  unit: string
  state: string
  late: string
  due: string
  waits: string
  severity: string
  q: string
  order: Order
  descending: boolean
  page: number
}

export const filterNames = ['circular', 'unit', 'state', 'late', 'due', 'waits', 'severity', 'q'] as const
const orders: readonly string[] = ['deadline', 'number', 'unit', 'state'] satisfies Order[]

const one = (query: LocationQuery, name: string): string => {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}

export function readAddress(query: LocationQuery): LedgerAddress {
  const order = one(query, 'order')
  const page = Number(one(query, 'page'))
  return {
    circular: one(query, 'circular'),
    unit: one(query, 'unit'),
    state: one(query, 'state') || 'open',
    late: one(query, 'late'),
    due: one(query, 'due'),
    waits: one(query, 'waits'),
    severity: one(query, 'severity'),
    q: one(query, 'q'),
    order: orders.includes(order) ? (order as Order) : 'deadline',
    descending: one(query, 'descending') === '1',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

/** What the service is asked; empty values are left out on the way. */
export const filtersOf = (address: LedgerAddress): Filters => ({
  circular: address.circular,
  unit: address.unit,
  state: (address.state === 'all' ? '' : address.state) as Filters['state'],
  late: (address.late === '1' ? '1' : '') as Filters['late'],
  due: address.due,
  waits: address.waits as Filters['waits'],
  severity: address.severity as Filters['severity'],
  q: address.q,
})

/** The address with changes; what is as usual is not written. */
export function writeAddress(address: LedgerAddress, change: Partial<LedgerAddress>): Record<string, string> {
  const next = { ...address, page: 1, ...change }
  const query: Record<string, string> = {}
  for (const name of filterNames) if (next[name] !== '') query[name] = next[name]
  if (next.state === 'open') delete query.state
  if (next.order !== 'deadline') query.order = next.order
  if (next.descending) query.descending = '1'
  if (next.page > 1) query.page = String(next.page)
  return query
}
