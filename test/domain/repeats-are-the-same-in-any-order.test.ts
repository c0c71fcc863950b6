// Whichever order circulars are published in, and whenever offers are answered, the cases end with the same links: an
// older circular that comes late gives the newer cases theirs. Only the mark of when a link was found may differ.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { linkChange } from '../../src/domain/repeat-changes.js'
import { linksOf, offersOf, repeatPool } from '../../src/domain/repeat-offers.js'
import { type Circulated, orderedLinks, type RepeatLink, repeatedAtOpening } from '../../src/domain/repeat.js'
import { bookOf, caseIn, events, pastIn, row } from './circulated.js'

const book = bookOf([
  row('a'),
  row('b', { events: events(['cancelled', '2023-05-01'], ['reopened', '2023-11-01']) }),
  row('宝鸡招生平台', { events: events(['cancelled', '2023-05-01']) }),
  row('宝鸡招生服务平台'),
])
const quarters = ['2023-01-10', '2023-04-10', '2023-07-10', '2023-10-10', '2024-01-10', '2024-04-10']

/** Circulars as lists of findings: account and problem by number. */
const circulars = fc.tuple(
  ...quarters.map((on, q) =>
    fc
      .array(
        fc.tuple(fc.constantFrom('a', 'b', '宝鸡招生平台', '宝鸡招生服务平台', null), fc.constantFrom('x', 'y', null)),
        {
          maxLength: 4,
        },
      )
      .map((list) =>
        list.map(([account, indicator], at) =>
          caseIn(book, `Q${q}-00${at + 1}`, on, account, {
            indicator,
            problem: indicator === null ? '链接无法打开' : `问题${q}`,
            unitId: account === null ? 'other' : 'edu',
          }),
        ),
      ),
  ),
)
const history = [pastIn(book, '往期', '2022-12-01', 'a', { indicator: 'x' })]

/** Publishes one after the other, as the flow does: links at opening, then every case is looked at again. */
function published(order: readonly Circulated[][]): Map<string, RepeatLink[]> {
  const links = new Map<string, RepeatLink[]>()
  const known: Circulated[] = [...history]
  for (const [step, paper] of order.entries()) {
    for (const one of paper) links.set(one.ref, linksOf(one, repeatPool([...known, ...paper], book)))
    known.push(...paper)
    const pool = repeatPool(known, book)
    for (const one of known.filter(({ followed }) => followed)) {
      const wanted = { exact: linksOf(one, pool), byPeople: [], stated: [] }
      const change = linkChange(links.get(one.ref) ?? [], wanted, `step ${step}`)
      if (change !== null) links.set(one.ref, change.links)
    }
  }
  return links
}

const told = (links: Map<string, RepeatLink[]>) =>
  Object.fromEntries(
    [...links].sort(([a], [b]) => a.localeCompare(b)).map(([no, own]) => [no, own.map(({ ref, kind }) => [ref, kind])]),
  )

it('the same links, whatever the order', () => {
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 })
  fc.assert(
    fc.property(circulars, order, (papers, shuffled) => {
      const inOrder = published([...papers])
      const other = published(shuffled.flatMap((at) => [papers[at] ?? []]))
      expect(told(other)).toEqual(told(inOrder))
      // In order nothing is ever found later; out of order it says when.
      for (const own of inOrder.values()) if (own.length > 0) expect(repeatedAtOpening(own)).toBe(true)
    }),
    { numRuns: 150 },
  )
})

it('the same offers, whatever the order', () => {
  fc.assert(
    fc.property(circulars, fc.infiniteStream(fc.nat()), (papers, dice) => {
      const all = [...history, ...papers.flat()]
      const shuffled = all.toSorted(() => ((dice.next().value ?? 0) % 2 === 0 ? 1 : -1))
      for (const one of papers.flat()) {
        const offers = (list: Circulated[]) =>
          offersOf(one, repeatPool(list, book), () => false).map(({ link, reason }) => [link.ref, link.kind, reason])
        expect(offers(shuffled)).toEqual(offers(all))
      }
    }),
    { numRuns: 60 },
  )
})

it('a link nobody decided goes when its ground goes; what people said and took up stays', () => {
  const link = (ref: string, more: Partial<RepeatLink> = {}): RepeatLink => ({
    ref,
    circular: ref,
    issuedOn: '2024-01-15',
    kind: 'same-account',
    ...more,
  })
  const stands = [link('proven'), link('said', { by: 'office-1' }), link('again', { kind: 'taken-up' })]
  const change = linkChange(
    stands,
    { exact: [link('again')], byPeople: [link('said', { by: 'office-1' })], stated: [] },
    '2024-08-21T09:20:00+08:00',
  )
  expect(change?.links.map((one) => one.ref)).toEqual(['again', 'said'])
  expect(change?.removed.map((one) => one.ref)).toEqual(['proven'])
  expect(
    linkChange(change?.links ?? [], { exact: [], byPeople: [link('said', { by: 'office-1' })], stated: [] }, ''),
  ).toBeNull()
  expect(
    orderedLinks([
      { ...link('x'), followed: true },
      { ...link('x'), followed: true },
    ]),
  ).toHaveLength(1)
})
