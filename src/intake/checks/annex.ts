// Checks of an annex that arrives alone: columns nobody understood, rows said twice, rows without a unit or an indicator.
// Counted, not listed one by one: a province's annex has thousands of rows.
import type { Check, DraftFinding, Provenance } from '../../domain/draft.js'
import type { Paper } from '../paper.js'
import { isFindingTable } from '../recognisers/annex-items.js'
import type { Removed } from '../rubbish.js'
import type { Table } from '../tables/table.js'
import { check } from './check.js'
import { checkPage } from './page.js'

/** Checks of the tables and the page they stand on. */
export const checkAnnexPaper = (paper: Paper, removed: Removed[]): Check[] => [
  ...paper.tables.flatMap((table) => (isFindingTable(table) ? unreadColumns(table) : unreadTable(table))),
  ...checkPage({ paper, removed }),
]

function unreadColumns(table: Table): Check[] {
  const unread = table.columns.filter(({ role, header }) => role === null && header.text !== '')
  if (unread.length === 0) return []
  const names = unread.map(({ header }) => `“${header.text}”`).join('、')
  return [check('column-unread', 'warn', `附件的${names}列没有认出含义,未读取,请核对。`, null)]
}

function unreadTable(table: Table): Check[] {
  const name = table.title === null ? '一张表格' : `表格“${table.title.text}”`
  return [check('table-unread', 'info', `附件里的${name}不是问题清单,没有读取。`, null)]
}

/** How many pairs of repeated rows are named. */
const namedPairs = 5

/** Checks of the findings, which come a few at a time and are not kept. */
export class AnnexFindingChecks {
  private count = 0
  private without = 0
  private unclear = 0
  private repeated = 0
  private readonly pairs: string[] = []
  /** Digest of a row's values → where it stood first; the values of a long annex are not kept. */
  private readonly first = new Map<number, RowPlace>()

  /** Looks at the next finding; `places`: where its problem was read. */
  add(one: DraftFinding, places: Provenance[] | undefined): void {
    this.count++
    if (one.unit === null) this.without++
    if (one.indicator === null) this.unclear++
    const document = `${one.document?.number ?? ''}${one.document?.title ?? ''}`
    const values = [one.unit, one.account, one.platform, one.site, one.column, document, one.problem].join('\n')
    const key = digestOf(values)
    const row = rowPlace(one, this.count, places)
    const before = this.first.get(key)
    if (before === undefined) this.first.set(key, row)
    else if (++this.repeated <= namedPairs) this.pairs.push(`${rowWords(before)}与${rowWords(row)}`)
  }

  checks(): Check[] {
    const out: Check[] = []
    if (this.without > 0) out.push(check('no-unit', 'warn', `有${this.without}条没有写责任单位,请指定。`, '/findings'))
    if (this.unclear > 0)
      out.push(check('indicator-unclear', 'info', `有${this.unclear}条没有对应到唯一的检查指标,请选择。`, '/findings'))
    const more = this.repeated > namedPairs ? `等${this.repeated}处` : ''
    if (this.repeated > 0)
      out.push(check('duplicate-rows', 'warn', `附件有重复的行:${this.pairs.join('、')}${more},请核对。`, '/findings'))
    return out
  }
}

/** 53 bits by two multiplications a sign: enough to tell a few hundred thousand rows apart. */
function digestOf(text: string): number {
  let [low, high] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 2_654_435_761)
    high = Math.imul(high ^ unit, 1_597_334_677)
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  return 4_294_967_296 * (2_097_151 & high) + (low >>> 0)
}

/** A row of the sheet, a printed number, or (negative) the order of findings: small numbers, for there may be many. */
type RowPlace = number

const numbered = 10_000_000

function rowPlace(one: DraftFinding, count: number, places: Provenance[] | undefined): RowPlace {
  const place = places?.[0]
  if (place !== undefined && 'row' in place && place.row !== null) return place.row
  return one.rowNo === null || one.rowNo === undefined ? -count : numbered + one.rowNo
}

function rowWords(place: RowPlace): string {
  if (place < 0) return `第${-place}条`
  return place > numbered ? `序号${place - numbered}` : `第${place}行`
}
