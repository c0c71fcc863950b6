// Every event of a case as the office reads it on one line of its story: what the two sides said and did in the words of
// what-was-said, and what only the office's own running brings about, which contacts are not shown.
import { chineseDay, type Day } from '../day.js'
import { type Said, saidOf } from './what-was-said.js'

export interface CaseEventDetails {
  text?: string
  reason?: string
  until?: Day | null
  next?: Day | null
  on?: Day
  to?: string
  channel?: string
  oaNumber?: string | null
  note?: string | null
  words?: string
  checkInOn?: Day | null
  reviewOn?: Day
  cause?: string
}

export interface EventInWords {
  side: Said['side'] | 'system'
  what: string
  /** In the words of who did it; empty: none. */
  text: string
}

const channelName: Record<string, string> = { oa: '经OA', phone: '来电', paper: '来函', page: '在页面', cli: '由经办' }

/** What the office's side does to itself, or the system to a case. */
const own: Readonly<Record<string, [side: EventInWords['side'], what: string]>> = {
  opened: ['office', '建立事项'],
  noticed: ['system', '整改通知已送达'],
  'reminder-asked': ['office', '人工催办'],
  'told-by-phone': ['office', '电话告知'],
  relayed: ['office', '转交办理'],
  'repeat-linked': ['system', '关联往期问题'],
  'repeat-unlinked': ['system', '撤销与往期问题的关联'],
}

/** One that has no words of its own keeps its name: a missing word must not hide that something happened. */
export function eventInWords(type: string, details: CaseEventDetails, today: Day): EventInWords {
  const said = saidOf({ type, details }, today)
  if (said !== null) return { ...said, what: `${said.what}${addition(type, details, today)}` }
  const [side, what] = own[type] ?? (['system', type] as const)
  return { side, what, text: (details.words ?? details.note ?? details.cause ?? details.reason ?? '').trim() }
}

/** What the office wants to see beside: the way it came, the day, the new unit. */
function addition(type: string, details: CaseEventDetails, today: Day): string {
  const { channel, oaNumber, to, checkInOn, next, reviewOn, on } = details
  const day = checkInOn ?? next ?? null
  if (type === 'replied' || type === 'reported') {
    const way = channelName[channel ?? ''] ?? ''
    const number = oaNumber == null ? '' : oaNumber
    return way === '' && number === '' ? '' : `(${way}${number === '' ? '' : ` ${number}`})`
  }
  if (type === 'handed-over' && to !== undefined) return `,改由${to}负责`
  if (type === 'deadline-amended' && on !== undefined) return `至${chineseDay(on, today)}`
  if (type === 'frozen' && reviewOn !== undefined) return `,${chineseDay(reviewOn, today)}核实`
  return day === null ? '' : `,下次${chineseDay(day, today)}询问进展`
}
