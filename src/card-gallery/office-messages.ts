// What the office's own people see: today's work and what is late as cards, the group's daily brief, and what its leader
// is told of a circular as a whole.
import type { GalleryItem } from '../sandbox/index.js'
import { briefText } from '../domain/wording/daily-brief.js'
import { approvalReminder, approvalTask, roundSummary } from '../domain/wording/round-summary.js'
import { lateCard, todayCard, type TodayBrief } from '../domain/wording/today.js'
import { caseNumber, circular, days, officer } from './circular.js'
import { cardOf, type Place, sent, text } from './entry.js'

const place = (name: string, title: string, state: string): Place => ({ name, group: '办公室', title, state })

const lateNos = [1, 2, 3, 6, 7, 15, 20, 21, 22, 54].map((number) => caseNumber(number).no)

const full: TodayBrief = {
  day: days.due,
  reviews: 3,
  requests: 1,
  drafts: 0,
  approvals: [circular.title],
  talksToDecide: 1,
  talksToArrange: 0,
  late: lateNos.slice(0, 2),
  dueToday: lateNos.slice(2),
  tasks: 2,
  leaving: 8,
  held: null,
}

const quiet: TodayBrief = {
  ...full,
  requests: 0,
  approvals: [],
  talksToDecide: 0,
  late: [],
  dueToday: [],
  tasks: 0,
  leaving: 0,
}

export function officeMessages(): GalleryItem[] {
  const { title, code } = circular
  const reminder = approvalReminder(title, '2024-08-19', officer, days.issued)
  const task = approvalTask(title, code, '2024-08-19', days.issued)
  return [
    sent(place('today', '今日', '事多'), todayOf(full)),
    sent(place('today-quiet', '今日', '事少'), todayOf(quiet)),
    sent(place('late', '逾期清单', '可催办'), lateCard(lateNos)),
    sent(place('text-brief', '办公室群简报', '文本'), text(briefText(full, '9f86d081884c7d659a2feaa0c55ad015'))),
    sent(place('text-round-summary', '整改情况汇总', '文本'), text(summaryOf())),
    sent(place('text-approval-late', '待审批提醒', '文本'), text(reminder)),
    sent(place('text-approval-task', '待审批转经办人', '文本'), text(task)),
  ]
}

function todayOf(brief: TodayBrief): ReturnType<typeof cardOf> {
  const card = todayCard(brief)
  if (card === null) throw new Error('the sample day has nothing to do')
  return card
}

function summaryOf(): string {
  const { code, title } = circular
  return roundSummary(
    {
      code,
      title,
      states: [
        { state: 'acknowledged', count: 1 },
        { state: 'replied', count: 2 },
        { state: 'closed', count: 51 },
      ],
      late: [{ no: caseNumber(3).no, unit: caseNumber(3).unit }],
      talks: [{ state: '待决定', count: 1 }],
      waiting: { count: 2, longestWorkdays: 1 },
    },
    days.late,
  )
}
