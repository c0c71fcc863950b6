// The columns of the printed 整改台账: heading, width, and the words a row gets there. The widths add up to an A4 page on
// its side that is still readable when fitted; what an office does not print (programs read it by contract §7) is left out.
import { dayOf, timeOf } from '../../domain/day.js'
import { escalationName, fixedName, type LedgerRow, reportedName, severityName, vetoName } from '../../domain/ledger.js'
import { talkStateName } from '../../domain/talk.js'

export interface Column {
  heading: string
  /** In characters of the sheet's font. */
  width: number
  align: 'left' | 'center'
  /** The cell's content; `row` counts from 1. Only counts are numbers, so that no text is ever taken for one. */
  value: (entry: LedgerRow, row: number) => string | number
}

/** `YYYY-MM-DD HH:mm` in local time, from an instant in ISO 8601; empty for none. */
export function minuteText(instant: string | null): string {
  if (instant === null) return ''
  const at = new Date(instant)
  return `${dayOf(at)} ${timeOf(at)}`
}

/** @param indicatorName the indicator's Chinese name for its code */
export function ledgerColumns(indicatorName: (code: string) => string): Column[] {
  return [
    { heading: '序号', width: 5, align: 'center', value: (_, row) => row },
    { heading: '编号', width: 11, align: 'center', value: (entry) => entry.caseNo },
    { heading: '责任单位', width: 14, align: 'left', value: (entry) => entry.unit },
    { heading: '对象', width: 17, align: 'left', value: (entry) => lines(entry.account, entry.site) },
    { heading: '平台', width: 10, align: 'center', value: (entry) => entry.platform ?? '' },
    { heading: '存在问题', width: 26, align: 'left', value: problemText },
    { heading: '指标', width: 13, align: 'left', value: (entry) => nameOf(entry.indicator, indicatorName) },
    { heading: '单项否决', width: 7, align: 'center', value: (entry) => vetoName(entry.veto) },
    { heading: '整改期限', width: 11, align: 'center', value: dueText },
    { heading: '签收', width: 11, align: 'center', value: acknowledgedText },
    { heading: '整改情况', width: 11, align: 'center', value: fixedText },
    { heading: '报送', width: 7, align: 'center', value: (entry) => reportedName[entry.reported] },
    { heading: '复核', width: 7, align: 'center', value: reviewText },
    { heading: '销号时间', width: 11, align: 'center', value: (entry) => minuteText(entry.closedAt) },
    { heading: '催办次数', width: 5, align: 'center', value: (entry) => entry.reminders },
    { heading: '升级/约谈', width: 12, align: 'center', value: escalationText },
  ]
}

const lines = (...parts: (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join('\n')

const nameOf = (code: string | null, name: (code: string) => string): string => (code === null ? '' : name(code))

/** The finding as circulated, how grave, and the earlier ones it repeats. */
function problemText(entry: LedgerRow): string {
  const grave = entry.severity === 'fail' ? `【${severityName.fail}】` : ''
  return lines(`${grave}${entry.problem}`, entry.repeatOf.length === 0 ? null : `重复出现:${entry.repeatOf.join('、')}`)
}

function dueText(entry: LedgerRow): string {
  if (entry.dueOn === null) return '未定'
  return lines(entry.dueOn, entry.overdueWorkdays === 0 ? null : `逾期${entry.overdueWorkdays}个工作日`)
}

const acknowledgedText = (entry: LedgerRow): string =>
  entry.acknowledgedAt === null ? '未签收' : minuteText(entry.acknowledgedAt)

/** What the unit did; where its clock stands still or the case was struck, that instead of a reproach. */
function fixedText(entry: LedgerRow): string {
  switch (entry.state) {
    case 'disputed':
      return '异议处理中'
    case 'blocked':
      return '暂缓'
    case 'withdrawn':
      return '已撤销'
    case 'issued':
    case 'acknowledged':
    case 'replied':
    case 'returned':
    case 'closed':
      return lines(fixedName[entry.fixed], minuteText(entry.repliedAt))
  }
}

const reviewName: Record<LedgerRow['fixed'], string> = {
  none: '',
  claimed: '待复核',
  accepted: '通过',
  returned: '退回',
}

const reviewText = (entry: LedgerRow): string => (entry.state === 'withdrawn' ? '' : reviewName[entry.fixed])

function escalationText(entry: LedgerRow): string {
  if (entry.talk === null) return escalationName[entry.escalation]
  return lines(
    entry.escalation === 'talk' ? null : escalationName[entry.escalation],
    `约谈:${talkStateName[entry.talk]}`,
  )
}
