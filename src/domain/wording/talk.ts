// The words about talks: the leader's card, the question for time and place, the invitation, the follow-up. Nothing
// here is ever said in a group, and every word has a source: the circular, the facts, or a named person.
import { chineseDay, type Day, dayOf, timeOf } from '../day.js'
import type { CardContent } from '../ports.js'
import type { Schedule } from '../talk.js'
import { type CaseBrief, caseLine, clip, type CircularBrief } from './brief.js'

export interface TalkBrief {
  unit: string
  basis: string
  cases: readonly CaseBrief[]
  circular: CircularBrief
}

/** 同意约谈 / 暂不约谈. */
export function proposalCard(talk: TalkBrief, undecided: boolean, today: Day): CardContent {
  const lines = talk.cases.map((one) => caseLine(one, null, today))
  const numbers = talk.cases.map((one) => one.no).join('、')
  const body = [`依据:${talk.basis}`, ...lines].join('\n')
  return {
    type: 'card',
    title: undecided ? '约谈建议(待决定)' : '约谈建议',
    subtitle: talk.unit,
    quote: talk.circular.escalationClause,
    rows: [
      { label: '单位', value: talk.unit },
      { label: '事项', value: clip(numbers, 30) },
      { label: '通报', value: clip(talk.circular.title, 30) },
    ],
    body: [...body].length <= 160 ? body : `${clip(talk.basis, 100)}\n编号:${clip(numbers, 50)}`,
    buttons: [
      { text: '同意约谈', key: 'talk-approve', style: 'primary' },
      { text: '暂不约谈', key: 'talk-decline', style: 'plain' },
      { text: '查看明细', key: 'detail', style: 'plain' },
    ],
    url: null,
  }
}

/** In rehearsal: what the proposal would say. */
export const proposalText = (cases: readonly CaseBrief[], clause: string | null): string =>
  [`约谈建议:${cases[0]?.unit ?? ''}`, clause ?? '', ...cases.map((one) => one.no)]
    .filter((line) => line !== '')
    .join('\n')

export const askAppointment = (unit: string): string =>
  `负责人已同意约谈${unit}。请回复时间和地点,例如:时间 9月5日 15:00,地点 市政府3号楼201。回复后即向该单位发出约谈通知。`

/** 约谈通知 to the unit: who, when, where, why; the formal paper goes by the office's own way. */
export function invitationCard(
  talk: TalkBrief,
  schedule: Schedule,
  role: 'leader' | 'liaison',
  today: Day,
): CardContent {
  const at = new Date(schedule.at)
  const lines = talk.cases.map((one) => caseLine(one, null, today))
  const body = [`事由:${talk.basis}`, ...lines].join('\n')
  return {
    type: 'card',
    title: '约谈通知',
    subtitle: talk.unit,
    quote: talk.circular.escalationClause,
    rows: [
      { label: '时间', value: `${chineseDay(dayOf(at), today)}${timeOf(at)}` },
      { label: '地点', value: schedule.place },
      { label: '对象', value: '分管负责人(请本人参加)' },
      { label: '事项', value: clip(talk.cases.map((one) => one.no).join('、'), 30) },
    ],
    body: [...body].length <= 160 ? body : clip(body, 160),
    buttons:
      role === 'leader'
        ? [
            { text: '确认参加', key: 'talk-confirm', style: 'primary' },
            { text: '查看明细', key: 'detail', style: 'plain' },
          ]
        : [{ text: '查看明细', key: 'detail', style: 'plain' }],
    url: null,
  }
}

export const followUpText = (unit: string, commitment: string, dueOn: Day, today: Day): string =>
  `约谈承诺到期:${unit}承诺“${commitment}”,期限${chineseDay(dueOn, today)}。请将落实情况告知办公室。`

export const lastRungText = (unit: string, commitment: string, dueOn: Day, today: Day): string =>
  `约谈承诺未见落实:${unit}承诺“${commitment}”,期限${chineseDay(dueOn, today)}已过。系统不再自动催促,请决定后续处理。`
