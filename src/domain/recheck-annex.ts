// The annex behind 上季度复核情况: a table for every group, each row with its case number. It is shaped like the annex of a real
// circular, because the next import has to read it: titles that say which tables list what is still wrong, one problem a row.
import { inPrint } from './paper-facts.js'
import { withoutPhones } from './phone-numbers.js'
import type { RecheckValues } from './paper.js'
import { type Grouped, periodInWords, type RecheckCase, type RecheckGroup } from './recheck-groups.js'
import type { Period } from './draft.js'

export interface RecheckTable {
  group: RecheckGroup
  title: string
  rows: readonly RecheckRow[]
}
export type RecheckRow = RecheckValues['tables'][number]['items'][number]

/**
 * Only the titles of `notFixed` and `repeated` speak of what is to be put right. Who has findings in several tables is
 * remembered by the last one read, so what is still wrong stands behind what was only not reported.
 */
const titles: [RecheckGroup, (period: string) => string][] = [
  ['unreported', (period) => `${period}通报问题已整改未报送整改情况清单`],
  ['notFixed', (period) => `${period}通报问题仍未整改清单`],
  ['repeated', (period) => `${period}通报问题整改后再次出现清单`],
  ['waiting', (period) => `${period}通报问题整改情况（已反馈待复核）清单`],
  ['disputed', (period) => `${period}通报问题整改情况（异议处理中）清单`],
  ['fixed', (period) => `${period}通报问题已整改清单`],
]

/** Headings of the columns, in the order they are printed. */
export const recheckHeadings: Record<keyof RecheckRow, string> = {
  index: '序号',
  no: '编号',
  unit: '责任单位',
  account: '账号名称',
  platform: '平台',
  site: '网站',
  problem: '存在问题',
  note: '备注',
}

/** The tables that have rows. */
export function recheckTables(grouped: Grouped, period: Period | null): RecheckTable[] {
  const whose = periodInWords(period) ?? '上次'
  return titles.flatMap(([group, title]) => {
    const rows = grouped[group].map(rowOf)
    return rows.length === 0 ? [] : [{ group, title: title(whose), rows }]
  })
}

const rowOf = (one: RecheckCase, index: number): RecheckRow => ({
  index: String(index + 1),
  no: one.no,
  unit: one.unit,
  account: one.account ?? '',
  platform: one.platform ?? '',
  site: one.site ?? '',
  problem: oneProblem(withoutPhones(one.problem)),
  note: notes(one).join('；'),
})

/** A semicolon outside quotation marks would be read as the end of one problem and the beginning of another. */
function oneProblem(problem: string): string {
  let depth = 0
  return [...problem.replaceAll(/\s*\n\s*/g, ' ')]
    .map((character) => {
      if (character === '“') depth++
      else if (character === '”') depth = Math.max(0, depth - 1)
      return depth === 0 && /[;；]/.test(character) ? '，' : character
    })
    .join('')
}

const notes = (one: RecheckCase): string[] => [
  ...(one.document === null ? [] : [`文件${one.document}`]),
  ...(one.pause === null ? [] : [inPrint(one.pause)]),
  ...(one.foundAgainAs.length === 0 ? [] : [`再次发现：${one.foundAgainAs.join('、')}`]),
  ...(one.repeatOf.length === 0 ? [] : [`此前已通报${one.repeatOf.length}次`]),
]
