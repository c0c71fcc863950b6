// Annex tables to items. A table gives items when it has a problem column, or when its title says that those listed
// failed; tables of statistics never do.
import { type Item, blankItem } from '../item.js'
import type { Paper } from '../paper.js'
import { type Read, readSpan } from '../passage.js'
import { type Cell, cellOf, hasColumn, type Row, type Table } from '../tables/table.js'
import { platform as platformWords, regionOf } from '../words.js'
import { tellsFault } from '../fault.js'
import { splitProblems } from './problem-cell.js'

export const failedTitle = /不合格|突出问题|单项否决|严重问题|否决/
export const badTitle = /问题|不合格|未|否决|整改|超期|逾期/

/** Lists of the good, of what was inspected, of what was put right: no findings. */
export const goodTitle =
  /优秀|先进|表扬|典型|示范|发布量|(?:抽查|检查|监测)(?:对象|账号|范围)?(?:名单|清单)$|已(?:完成)?整改|上(?:一?季度|个?月|期|次)|整改(?:落实|完成)?情况|反馈表|回执/

/** Whether a table lists findings. */
export function isFindingTable(table: Table): boolean {
  const named = ['account', 'site', 'unit', 'regionOrUnit', 'docTitle', 'docNumber'].some((role) =>
    hasColumn(table, role as never),
  )
  if (!named) return false
  if (goodTitle.test(table.title?.flat ?? '') && !failedTitle.test(table.title?.flat ?? '')) return false
  if (hasColumn(table, 'problem')) return true
  if (hasColumn(table, 'verdict') && (hasColumn(table, 'account') || hasColumn(table, 'site'))) return true
  return (
    badTitle.test(table.title?.flat ?? '') &&
    !table.columns.some((column) => column.role === 'figure') &&
    !/统计表|汇总表|情况表/.test(table.title?.flat ?? '')
  )
}

/** The items of all annex tables that list findings, in printed order. */
export function readAnnexItems(paper: Paper, listsFindings: (table: Table) => boolean = isFindingTable): Item[] {
  return paper.tables.flatMap((table, number) =>
    listsFindings(table)
      ? table.rows.flatMap((row, index) => itemsOfRow(paper, table, row, `annex-${number}-${row.subjectRow ?? index}`))
      : [],
  )
}

function itemsOfRow(paper: Paper, table: Table, row: Row, origin: string): Item[] {
  const read = (role: Parameters<typeof cellOf>[2]): Read<string> | null => {
    const cell = cellOf(table, row, role)
    return cell === null || isDash(cell) ? null : { value: cell.text, places: [cell.place] }
  }
  const problems = problemsOf(paper, table, row)
  const placed = unitAndRegion(read('unit'), read('region'), read('regionOrUnit'))
  const named = accountAndPlatform(paper, cellOf(table, row, 'account'), read('platform'))
  const isSite = named.account !== null && siteKind.test(named.platform?.value ?? siteName(named.account.value))
  const number = Number(cellOf(table, row, 'rowNo')?.flat ?? Number.NaN)
  const said = read('verdict')
  const verdict = said !== null && /合格|达标|[优良差]|通过|否决/.test(said.value) ? said : null
  const title = headOf(table, row)
  const failedBy =
    title !== null && verdict === null && failedTitle.test(title.flat) && !/是否/.test(title.flat)
      ? { value: title.text, places: [title.place] }
      : null
  const document =
    hasColumn(table, 'docNumber') || hasColumn(table, 'docTitle')
      ? { number: read('docNumber'), title: read('docTitle') }
      : null
  const mark = read('veto')
  return problems.map(({ problem, vetoColumn }) => ({
    ...blankItem(problem, 'annex', origin),
    ...placed,
    ...(isSite ? { account: null, platform: null } : named),
    site: read('site') ?? (isSite ? named.account : null),
    column: read('column'),
    document,
    supervisor: read('supervisor'),
    verdict,
    vetoMark: mark !== null && verdictWords.test(mark.value) ? mark : null,
    failedBy: vetoColumn ?? failedBy,
    rowNo: Number.isInteger(number) ? number : null,
  }))
}

/** A cell that is empty, or says so. */
const isDash = (cell: Cell): boolean => /^[-/无]?$/.test(cell.flat)

/** What says how the row was judged: the heading of its group, where that names a verdict, else the table's title. */
const headOf = ({ title }: Table, { under }: Row): Cell | null =>
  under !== undefined && /合格|问题|否决|达标/.test(under.flat) ? under : title

/** A row of a mixed table is a site's by its kind, or by the name where no kind is printed. */
const siteKind = /网站|门户|^网页$/
const siteName = (name: string): string => (/网站$/.test(name) ? '网站' : '')

/** Cells that say nothing was wrong. */
const nothing = /^(?:[-/—]+|无|否|正常|合格|无问题|未发现(?:明显)?(?:问题|异常)?|未见异常|良好|√)?$/
const verdictWords = /^(?:不?合格|优秀?|良好?|一般|较?差|不?达标|通过|未通过|是|否|√|×)$/

interface Found {
  problem: Read<string>
  /** The heading of a column that holds vetoes only. */
  vetoColumn: Read<string> | null
}
const plain = (problem: Read<string>): Found => ({ problem, vetoColumn: null })

/** The pieces of the problem cells (a table may have several); a bare list of names has its title's problem. */
function problemsOf(paper: Paper, table: Table, row: Row): Found[] {
  const cells = table.columns.flatMap(({ role, header }, index) => {
    const cell = row.cells[index] ?? null
    if (cell === null || nothing.test(cell.flat)) return []
    const vetoes =
      /否决/.test(header.flat) && !/是否/.test(header.flat) ? { value: header.text, places: [header.place] } : null
    if (role === 'problem') return [{ cell, vetoes }]
    // A column of verdicts or veto marks that tells the problem itself.
    const tells = (role === 'veto' || (role === 'verdict' && !hasColumn(table, 'problem'))) && cell.flat.length > 3
    return tells && !verdictWords.test(cell.flat) && tellsFault(cell.flat, ['website', 'new-media'])
      ? [{ cell, vetoes }]
      : []
  })
  if (cells.length > 0)
    return cells.flatMap(({ cell, vetoes }) =>
      splitProblems(paper.whole, cell.span).map((problem) => ({ problem, vetoColumn: vetoes })),
    )
  const verdict = cellOf(table, row, 'verdict')
  if (!hasColumn(table, 'problem') && verdict !== null)
    return /不合格|不达标|未达标/.test(verdict.flat) ? [plain({ value: verdict.text, places: [verdict.place] })] : []
  if (hasColumn(table, 'problem') || table.title === null) return []
  return [plain(ofTitle(table.title))]
}

/** `未按要求更新的政务新媒体名单`: the problem all its rows share. */
export function ofTitle(title: Pick<Cell, 'text' | 'flat' | 'place'>): Read<string> {
  const stripped =
    /^(?:20\d\d年)?(?:第?[一二三四]季度|上半年|下半年|\d{1,2}月份?)?(.*?)的?(?:政府网站|政务新媒体|网站|新媒体|账号|单位|部门)+(?:名单|清单|情况|一览表|表)*$/.exec(
      title.flat,
    )?.[1]
  const value = stripped === undefined || stripped === '' ? '不合格' : stripped.replace(/^(?:检查)?(?:发现)?/, '')
  return { value, places: [title.place], inferred: true }
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
  if (cell === null || isDash(cell)) return { account: null, platform }
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
