// A ledger an office kept in Excel, read row by row: what was found, whose it is, until when, and where it stands today. What
// a row does not say clearly is a fault of that row, because a case is opened from it.
import { dayInCell } from './cell-text.js'
import type { Day } from './day.js'
import type { Severity } from './draft.js'
import { handedHeading, handedKeyOf, type HandedKey, handedRequired } from './handed-columns.js'
import type { Sheet } from './sheet.js'

/** Where a row stands: open and unanswered, answered and not yet reviewed, done. */
export type HandedState = 'issued' | 'replied' | 'closed'

export interface HandedEntry {
  sheet: string
  row: number
  circular: string
  unit: string
  supervisor: string | null
  region: string | null
  account: string | null
  site: string | null
  platform: string | null
  problem: string
  /** 1-based column of the problem, for its source. */
  problemColumn: number
  /** The office's own word for the kind of problem. */
  indicator: string | null
  veto: boolean | null
  severity: Severity
  openedOn: Day
  acknowledgedOn: Day | null
  dueOn: Day | null
  state: HandedState
  /** What the unit did, as the ledger says; empty where it says nothing. */
  result: string
  doneOn: Day | null
  /** Whether the ledger keeps 报送 at all, and when it came. */
  reported: { on: Day | null } | null
  via: string | null
  closedOn: Day | null
  /** The whole row, by the headings of the file. */
  cells: Record<string, string>
}

export interface HandedFault {
  sheet: string
  row: number
  heading: string | null
  message: string
}

export interface HandedLedger {
  entries: HandedEntry[]
  faults: HandedFault[]
  /** Rows that are no findings (合计), by place. */
  skipped: { sheet: string; row: number; text: string }[]
  /** Headings that mean nothing to us; their cells stay with the case. */
  otherHeadings: string[]
}

/** @param today no row may lie ahead of it */
export function readHandedLedger(sheets: readonly Sheet[], today: Day): HandedLedger {
  const ledger: HandedLedger = { entries: [], faults: [], skipped: [], otherHeadings: [] }
  let found = false
  for (const sheet of sheets) {
    const at = sheet.rows.slice(0, 10).findIndex(({ cells }) => {
      const keys = new Set(cells.flatMap((cell) => handedKeyOf(cell) ?? []))
      return keys.size >= 4 && keys.has('unit') && keys.has('problem')
    })
    const head = sheet.rows[at]
    if (head === undefined) continue
    found = true
    readSheet(sheet, head, sheet.rows.slice(at + 1), today, ledger)
  }
  if (!found) {
    const wanted = handedRequired.map(handedHeading).join('、')
    const message = `没有找到台账的表头,至少要有${wanted}这几列`
    ledger.faults.push({ sheet: sheets[0]?.name ?? '文件', row: 1, heading: null, message })
  }
  return ledger
}

/** One row while it is read: its cells by key, and where to put what is wrong with it. */
interface Reading {
  text: (key: HandedKey) => string
  fault: (key: HandedKey | null, message: string) => void
}

function readSheet(
  sheet: Sheet,
  head: Sheet['rows'][number],
  rows: Sheet['rows'],
  today: Day,
  ledger: HandedLedger,
): void {
  const keys = head.cells.map(handedKeyOf)
  const { faults } = ledger
  for (const key of handedRequired)
    if (!keys.includes(key))
      faults.push({ sheet: sheet.name, row: head.row, heading: handedHeading(key), message: '缺少这一列' })
  for (const [index, key] of keys.entries()) {
    const heading = head.cells[index] ?? ''
    if (key === undefined && heading.trim() !== '' && !/^序号$/.test(heading.trim()))
      ledger.otherHeadings.push(heading.trim())
    else if (key !== undefined && keys.indexOf(key) !== index)
      faults.push({
        sheet: sheet.name,
        row: head.row,
        heading: heading.trim(),
        message: `和“${head.cells[keys.indexOf(key)] ?? ''}”是同一列`,
      })
  }
  const above = new Map<HandedKey, string>()
  for (const { row, cells } of rows) {
    const own = (key: HandedKey): string => (cells[keys.indexOf(key)] ?? '').trim()
    // A row of sums, or a note under the table.
    if (own('problem') === '' && own('subject') === '') {
      ledger.skipped.push({ sheet: sheet.name, row, text: cells.filter((cell) => cell !== '').join(' ') })
      continue
    }
    // Merged cells hold their value in the first row only.
    for (const key of handedRequired) if (key !== 'problem' && own(key) !== '') above.set(key, own(key))
    const text = (key: HandedKey): string =>
      own(key) || (handedRequired.includes(key) && key !== 'problem' ? (above.get(key) ?? '') : '')
    const before = faults.length
    const fault = (key: HandedKey | null, message: string): void => {
      const heading = key === null ? null : (head.cells[keys.indexOf(key)] ?? handedHeading(key)).trim()
      faults.push({ sheet: sheet.name, row, heading, message })
    }
    const entry = entryOf({ text, fault }, today)
    if (faults.length > before) continue
    const named = Object.fromEntries(
      head.cells.flatMap((heading, index) =>
        heading.trim() === '' || !cells[index] ? [] : [[heading.trim(), cells[index]]],
      ),
    )
    const place = { sheet: sheet.name, row, problemColumn: keys.indexOf('problem') + 1, cells: named }
    const reported = keys.includes('reportedOn') ? { on: dayInCell(text('reportedOn')) } : null
    ledger.entries.push({ ...entry, ...place, reported })
  }
}

type Understood = Omit<HandedEntry, 'sheet' | 'row' | 'problemColumn' | 'cells' | 'reported'>

function entryOf(reading: Reading, today: Day): Understood {
  const { text, fault } = reading
  for (const key of handedRequired) if (text(key) === '') fault(key, '没有填写')
  const openedOn = dayOfCell(reading, 'openedOn') ?? ''
  const days = {
    acknowledgedOn: dayOfCell(reading, 'acknowledgedOn'),
    dueOn: dayOfCell(reading, 'dueOn'),
    doneOn: dayOfCell(reading, 'doneOn'),
    closedOn: dayOfCell(reading, 'closedOn'),
  }
  dayOfCell(reading, 'reportedOn')
  if (openedOn > today) fault('openedOn', `${openedOn}还没有到`)
  for (const key of ['acknowledgedOn', 'dueOn', 'doneOn', 'closedOn'] as const) {
    const day = days[key]
    if (day === null || openedOn === '') continue
    if (day < openedOn) fault(key, `${day}早于交办日期${openedOn}`)
    if (key !== 'dueOn' && day > today) fault(key, `${day}还没有到`)
  }
  const veto = vetoOf(reading)
  return {
    circular: text('circular'),
    unit: text('unit'),
    supervisor: text('supervisor') || null,
    region: text('region') || null,
    ...subjectOf(text('subject'), text('platform')),
    problem: text('problem'),
    indicator: text('indicator') || null,
    veto,
    severity: veto === true || /^不合格/.test(text('verdict')) ? 'fail' : 'minor',
    openedOn,
    ...days,
    state: stateOf(reading, days),
    result: [text('result'), text('measures')].filter((one) => one !== '').join(';'),
    via: text('via') || null,
  }
}

function dayOfCell({ text, fault }: Reading, key: HandedKey): Day | null {
  const typed = text(key)
  if (typed === '' || /^[-—/无]+$/.test(typed)) return null
  const day = dayInCell(typed)
  if (day === null) fault(key, `“${typed}”不是日期,请写成YYYY-MM-DD`)
  return day
}

function vetoOf({ text, fault }: Reading): boolean | null {
  const said = text('veto')
  if (/^(?:是|√|Y|yes|单项否决)$/i.test(said)) return true
  if (/^(?:否|×|N|no)$/i.test(said)) return false
  if (said !== '' && !/^[-—/无]+$/.test(said)) fault('veto', `“${said}”看不懂,请填是或否`)
  return null
}

const closedWords = /^(?:已?销号|已办结|办结|已闭环|已完成销号)/
const openWords =
  /未反馈|未整改|未完成|未办结|整改中|正在|办理中|处理中|进行中|逾期|退回|待整改|待反馈|尚未|暂未|已下发|已签收|已交办/
const repliedWords = /^(?:待复核|复核中|整改完成|完成整改|全部完成|已.+)/

/** A state the office writes itself comes first; then the dates; then the words of the result. */
function stateOf({ text, fault }: Reading, days: { doneOn: Day | null; closedOn: Day | null }): HandedState {
  const said = text('state') || text('result')
  const key = text('state') === '' ? 'result' : 'state'
  if (days.closedOn !== null) {
    if (openWords.test(said)) fault(key, `写的是“${said}”,却有销号日期${days.closedOn}`)
    return 'closed'
  }
  if (closedWords.test(said)) return 'closed'
  if (said !== '' && openWords.test(said)) {
    if (days.doneOn !== null) fault(key, `写的是“${said}”,却有完成日期${days.doneOn}`)
    return 'issued'
  }
  if (days.doneOn !== null || repliedWords.test(said)) return 'replied'
  if (said !== '') fault(key, `“${said}”看不出办到哪一步,请填未反馈、整改中、已反馈或已销号`)
  return 'issued'
}

/** `徐圩警方(新浪微博)` names its platform itself; a site is what is called so or has an address. */
function subjectOf(subject: string, platform: string): Pick<HandedEntry, 'account' | 'site' | 'platform'> {
  if (subject === '') return { account: null, site: null, platform: platform || null }
  if (/网站|门户/.test(platform) || /网站|门户网|\.gov\.cn|\.cn$/.test(subject))
    return { account: null, site: subject, platform: null }
  const [, name = subject, inside = ''] = /^(.+?)[((]([^()()]+)[))]$/.exec(subject) ?? []
  const own = platform === '' && /微信|微博|抖音|快手|头条|订阅号|服务号|公众号|视频号|小程序|APP|客户端/i.test(inside)
  return own
    ? { account: name, site: null, platform: inside }
    : { account: subject, site: null, platform: platform || null }
}
