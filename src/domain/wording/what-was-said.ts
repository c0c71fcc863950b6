// What happened to a case between its unit and the office, an entry an event, in the trade's words. Whose word it was stands
// beside it; what only the office's own running concerns has no entry.
import { chineseDay, type Day } from '../day.js'

export interface SaidEvent {
  type: string
  details: {
    text?: string
    reason?: string
    until?: Day | null
    next?: Day | null
    submission?: string
  }
}

export interface Said {
  side: 'unit' | 'office'
  /** What was done, `退回`. */
  what: string
  /** In their own words; empty: none were given. */
  text: string
}

type Words = (event: SaidEvent['details'], today: Day) => Omit<Said, 'text'>

const unit =
  (what: string): Words =>
  () => ({ side: 'unit', what })
const office =
  (what: string): Words =>
  () => ({ side: 'office', what })
const until = (day: Day | null | undefined, today: Day, words: string): string =>
  day == null ? '' : `${words}${chineseDay(day, today)}`

const words: Readonly<Record<string, Words>> = {
  acknowledged: unit('签收'),
  replied: unit('反馈整改情况'),
  'extension-asked': (event, today) => ({ side: 'unit', what: `申请延期${until(event.until, today, '至')}` }),
  disputed: unit('提出异议'),
  'pause-asked': unit('申请暂缓'),
  'checked-in': unit('告知办理进展'),
  undone: unit('撤回'),
  returned: office('退回'),
  closed: office('销号'),
  withdrawn: office('撤销事项'),
  extended: (event, today) => ({ side: 'office', what: `同意延期${until(event.until, today, '至')}` }),
  'extension-refused': office('未同意延期'),
  'dispute-rejected': office('异议不成立'),
  paused: office('暂缓'),
  'pause-refused': office('未同意暂缓'),
  resumed: office('恢复,期限继续计算'),
  frozen: office('冻结,期间不催办'),
  thawed: office('解除冻结'),
  'handed-over': office('改派责任单位'),
  'deadline-amended': (event, today) => ({ side: 'office', what: `调整期限${until(event.until, today, '至')}` }),
  reported: office('登记收到书面材料'),
}

/** Null: nothing either side said. */
export function saidOf({ type, details }: SaidEvent, today: Day): Said | null {
  const told = words[type]?.(details, today)
  return told === undefined ? null : { ...told, text: (details.text ?? details.reason ?? '').trim() }
}
