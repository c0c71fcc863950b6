// 整改情况汇总 for the leader at the end of a round: how many, what is closed, open, late, disputed, paused, which talks, and
// what the office itself is late with. Units stand in the order of the circular; nothing here orders them by how they did.
import { isOpen, stateName } from './case.js'
import type { Day } from './day.js'
import type { SummaryValues } from './paper.js'
import {
  commonDeadline,
  inPrint,
  type PaperCase,
  type PaperCircular,
  type PaperMaking,
  printedCircular,
  printedHead,
  printedItem,
  quoted,
  tableDay,
} from './paper-facts.js'

export interface SummaryFacts {
  making: PaperMaking
  circular: PaperCircular
  cases: readonly PaperCase[]
  talks: readonly { unit: string; basis: string; state: string }[]
  /** What waits for the office longer than it should. */
  delays: readonly { what: string; since: Day; workdays: number }[]
  /** Messages sent unasked to contacts of units on this circular. */
  messages: number
}

/** Every figure is the count of cases of which it speaks; the open ones are listed. */
export function summaryValues({ making, circular, cases, talks, delays, messages }: SummaryFacts): SummaryValues {
  const count = (holds: (one: PaperCase) => boolean): string => String(cases.filter(holds).length)
  const units = [...new Set(cases.map((one) => one.unit))]
  const open = cases.filter((one) => isOpen(one.state))
  return {
    ...printedHead(making),
    ...printedCircular(circular),
    deadline: commonDeadline(cases),
    total: String(cases.length),
    unitCount: String(units.length),
    closed: count((one) => one.state === 'closed'),
    onTime: count((one) => one.state === 'closed' && !one.answeredLate),
    open: String(open.length),
    late: count(isLate),
    waiting: count((one) => one.waitingFor === 'reply'),
    disputed: count((one) => one.state === 'disputed'),
    blocked: count((one) => one.state === 'blocked'),
    withdrawn: count((one) => one.state === 'withdrawn'),
    unreported: count((one) => one.state !== 'withdrawn' && one.reported === 'due'),
    repeated: count((one) => one.repeatOf.length > 0),
    talkCount: String(talks.length),
    units: units.map((unit, index) => unitRow(unit, index, cases)),
    items: open.map((one, index) => ({ ...printedItem(one, index), note: standing(one) })),
    talks: talks.map((talk, index) => ({ ...talk, index: String(index + 1), basis: quoted(talk.basis) })),
    delays: delays.map(({ what, since, workdays }, index) => ({
      index: String(index + 1),
      what,
      since: tableDay(since),
      days: String(workdays),
    })),
    messages: String(messages),
  }
}

const isLate = (one: PaperCase): boolean => one.overdueWorkdays > 0

function unitRow(unit: string, index: number, all: readonly PaperCase[]): SummaryValues['units'][number] {
  const own = all.filter((one) => one.unit === unit)
  return {
    index: String(index + 1),
    unit,
    total: String(own.length),
    closed: String(own.filter((one) => one.state === 'closed').length),
    open: String(own.filter((one) => isOpen(one.state)).length),
    late: String(own.filter(isLate).length),
  }
}

/** How an open case stands: `已签收,逾期3个工作日`. */
const standing = (one: PaperCase): string =>
  [
    stateName[one.state],
    ...(isLate(one) ? [`逾期${one.overdueWorkdays}个工作日`] : []),
    ...(one.pause === null ? [] : [inPrint(one.pause)]),
  ].join('，')
