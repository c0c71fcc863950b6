// Annex tables to items. A table gives items when it has a problem column, or when its title says that those listed
// failed; tables of statistics never do.
import { type Item, blankItem } from '../item.js'
import type { Paper } from '../paper.js'
import { type Read, readSpan } from '../passage.js'
import { type Cell, cellOf, hasColumn, type Row, type Table } from '../tables/table.js'
import { platform as platformWords, regionOf } from '../words.js'
import { splitProblems } from './problem-cell.js'

const failedTitle = /不合格|突出问题|单项否决|严重问题|否决/
const badTitle = /问题|不合格|未|否决|整改|超期|逾期/

/** Whether a table lists findings. */
export function isFindingTable(table: Table): boolean {
  const named = ['account', 'site', 'unit', 'regionOrUnit', 'docTitle', 'docNumber'].some((role) =>
    hasColumn(table, role as never),
  )
  if (!named) return false
  if (hasColumn(table, 'problem')) return true
  return (
    badTitle.test(table.title?.flat ?? '') &&
    !table.columns.some((column) => column.role === 'figure') &&
    !/统计表|汇总表|情况表/.test(table.title?.flat ?? '')
  )
}

/** The items of all annex tables, in printed order. */
export function readAnnexItems(paper: Paper): Item[] {
  return paper.tables.flatMap((table, number) =>
    isFindingTable(table)
      ? table.rows.flatMap((row, index) => itemsOfRow(paper, table, row, `annex-${number}-${index}`))
      : [],
  )
}

function itemsOfRow(paper: Paper, table: Table, row: Row, origin: string): Item[] {
  const read = (role: Parameters<typeof cellOf>[2]): Read<string> | null => {
    const cell = cellOf(table, row, role)
    return cell === null || /^[-/无]?$/.test(cell.flat) ? null : { value: cell.text, places: [cell.place] }
  }
  const problems = problemsOf(paper, table, row)
  const placed = unitAndRegion(read('unit'), read('region'), read('regionOrUnit'))
  const named = accountAndPlatform(paper, cellOf(table, row, 'account'), read('platform'))
  const number = Number(cellOf(table, row, 'rowNo')?.flat ?? Number.NaN)
  const verdict = read('verdict')
  const title = table.title
  const failedBy =
    title !== null && verdict === null && failedTitle.test(title.flat) && !/是否/.test(title.flat)
      ? { value: title.text, places: [title.place] }
      : null
  const document =
    hasColumn(table, 'docNumber') || hasColumn(table, 'docTitle')
      ? { number: read('docNumber'), title: read('docTitle') }
      : null
  return problems.map((problem) => ({
    ...blankItem(problem, 'annex', origin),
    ...placed,
    ...named,
    site: read('site'),
    column: read('column'),
    document,
    supervisor: read('supervisor'),
    verdict,
    vetoMark: read('veto'),
    failedBy,
    rowNo: Number.isInteger(number) ? number : null,
  }))
}

/** The pieces of the problem cell; a bare list of names has its title's problem. */
function problemsOf(paper: Paper, table: Table, row: Row): Read<string>[] {
  const cell = cellOf(table, row, 'problem')
  if (cell !== null && cell.flat !== '') return splitProblems(paper.whole, cell.span)
  if (hasColumn(table, 'problem') || table.title === null) return []
  const stripped =
    /^(?:20\d\d年)?(?:第?[一二三四]季度)?(.*?)的?(?:政府网站|政务新媒体|网站|新媒体|账号|单位)+(?:名单|清单|情况|一览表|表)*$/.exec(
      table.title.flat,
    )?.[1]
  const value = stripped === undefined || stripped === '' ? '不合格' : stripped.replace(/^(?:检查)?(?:发现)?/, '')
  return [{ value, places: [table.title.place], inferred: true }]
}

function unitAndRegion(
  unit: Read<string> | null,
  region: Read<string> | null,
  either: Read<string> | null,
): Pick<Item, 'unit' | 'region'> {
  const isRegion =
    either !== null &&
    /^(?:[\u3400-\u9fff]{1,6})(?:市|县|区|旗|州|镇|乡|街道)$/.test(either.value) &&
    !/(?:局|委|办)$/.test(either.value)
  const responsible = unit ?? either ?? region
  const place = region ?? (isRegion ? either : null)
  if (place !== null || responsible === null) return { unit: responsible, region: place }
  const name = regionOf(responsible.value)
  return {
    unit: responsible,
    region: name === null ? null : { value: name, places: responsible.places, inferred: true },
  }
}

/** `徐圩警方(新浪微博)`: where no column names the platform, a bracket may. */
function accountAndPlatform(
  paper: Paper,
  cell: Cell | null,
  platform: Read<string> | null,
): Pick<Item, 'account' | 'platform'> {
  if (cell === null || cell.flat === '') return { account: null, platform }
  const flat = paper.whole.flat.slice(cell.span.start, cell.span.end)
  const bracket = platform === null ? new RegExp(`^(.{1,40})\\((${platformWords})\\)$`, 'di').exec(flat) : null
  const name = bracket?.indices?.[1]
  const kind = bracket?.indices?.[2]
  if (name === undefined || kind === undefined) {
    const quoted = /^“(.*)”$/.exec(cell.text)?.[1]
    return { account: { value: quoted ?? cell.text, places: [cell.place] }, platform }
  }
  const at = ([start, end]: [number, number]) =>
    readSpan(paper.whole, { start: start + cell.span.start, end: end + cell.span.start })
  return { account: at(name), platform: at(kind) }
}
