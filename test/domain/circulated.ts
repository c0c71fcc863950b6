// Findings of several years and the accounts they are about, for tests of repeats.
import { type LifeEvent, lifeEvent, type LifeEventType } from '../../src/domain/account-life.js'
import { accountBook, type AccountBook, type AccountRow } from '../../src/domain/repeat-accounts.js'
import type { Circulated } from '../../src/domain/repeat.js'

export const itself = (unitId: string): string => unitId

export const row = (id: string, more: Partial<AccountRow> = {}): AccountRow => ({
  id,
  name: id,
  platform: '微信公众号',
  unitId: 'edu',
  formerUnitIds: [],
  listed: true,
  events: [],
  ...more,
})

export const events = (...list: [LifeEventType, string, string?][]): LifeEvent[] =>
  list.map(([type, on, former]) => ({ ...lifeEvent(type, on), formerName: former ?? null }))

export const bookOf = (rows: readonly AccountRow[], today = itself): AccountBook => accountBook(rows, today)

/** A case; `account` names a row of the book, null none. */
export function caseIn(
  book: AccountBook,
  ref: string,
  on: string,
  account: string | null,
  more: Partial<Circulated> = {},
): Circulated {
  const circular = ref.replace(/-\d+$/, '')
  return {
    ref,
    circular: `${circular}通报`,
    family: circular,
    on,
    unitId: 'edu',
    accounts: account === null ? [] : [book.identity(account)],
    account,
    place: null,
    indicator: 'nm-stale-2w',
    problem: '监测时间点前2周内无更新',
    followed: true,
    ...more,
  }
}

/** A finding of the registry's history: a name under a unit, no more. */
export const pastIn = (
  book: AccountBook,
  circular: string,
  on: string,
  account: string,
  more: Partial<Circulated> = {},
): Circulated => ({
  ...caseIn(book, circular, on, null),
  circular,
  accounts: book.named(more.unitId ?? 'edu', account, on),
  account,
  followed: false,
  ...more,
})
