// The words about talks as cards and questions: the leader's proposal, the request to a county office, the question for
// time and place, the invitation. Nothing here is ever said in a group, and every word has a source: the circular, the
// facts, or a named person.
import { chineseDay, type Day, dayOf, timeOf } from '../day.js'
import type { CardContent, CardRow } from '../ports.js'
import {
  type Absence,
  defaultBring,
  type MustAttend,
  mustAttendName,
  type Schedule,
  type TalkState,
  talkStateName,
} from '../talk.js'
import { type CaseBrief, caseLine, clip, type CircularBrief, numbersWithin } from './brief.js'

export interface TalkBrief {
  id: string
  unit: string
  basis: string
  mustAttend: MustAttend
  /** The office that is asked to hold it; null = the office itself. */
  host: string | null
  /** Other units of the same meeting (集体约谈). */
  together: readonly string[]
  /** Who applied for it, by name; null = the office's rules. */
  appliedBy: string | null
  cases: readonly CaseBrief[]
  circular: CircularBrief
}

const numbersOf = (talk: TalkBrief, limit: number): string =>
  numbersWithin(
    talk.cases.map((one) => one.no),
    limit,
  )

/** The circular's own clause, where the talk is for what the clause threatens; a repeat is not late. */
const clauseItRestsOn = ({ basis, circular: { escalationClause } }: TalkBrief): string | null =>
  escalationClause !== null && basis.includes(escalationClause) ? escalationClause : null

/** 同意约谈 / 暂不约谈; 查看明细 gives the whole packet. */
export function proposalCard(talk: TalkBrief, undecided: boolean, today: Day): CardContent {
  const lines = talk.cases.map((one) => caseLine(one, null, today))
  const body = [`依据:${talk.basis}`, ...lines].join('\n')
  const packet = '\n全部材料请点卡片打开,或点“查看明细”'
  return {
    type: 'card',
    title: undecided ? '约谈建议(待决定)' : '约谈建议',
    subtitle: talk.unit,
    quote: clauseItRestsOn(talk),
    rows: [
      { label: '单位', value: clip(talk.unit, 30) },
      {
        label: '约谈',
        value: `${talk.id} ${talk.appliedBy === null ? '按规则提出' : clip(`${talk.appliedBy}申请`, 16)}`,
      },
      { label: '对象', value: `${mustAttendName[talk.mustAttend]}(本人参加)` },
      { label: '组织', value: clip(talk.host === null ? '本办公室' : `委托${talk.host}`, 30) },
      ...togetherRow(talk.together),
      { label: '事项', value: numbersOf(talk, 30) },
    ],
    body: clipped(body, `依据:${clip(talk.basis, 85)}\n编号:${numbersOf(talk, 40)}`, 160 - [...packet].length) + packet,
    buttons: [
      { text: '同意约谈', key: 'talk-approve', style: 'primary' },
      { text: '暂不约谈', key: 'talk-decline', style: 'plain' },
      { text: '查看明细', key: 'detail', style: 'plain' },
    ],
    url: `/talks/${talk.id}`,
  }
}

const togetherRow = (others: readonly string[]): CardRow[] =>
  others.length === 0 ? [] : [{ label: '集体', value: clip(`与${others.join('、')}一并`, 30) }]

/** The same card, of a talk that has become part of a collective one. */
export const togetherOn = (card: CardContent, others: readonly string[]): CardContent => ({
  ...card,
  rows: [...card.rows.filter((row) => row.label !== '集体'), ...togetherRow(others)],
})

const clipped = (body: string, shorter: string, length: number): string =>
  [...body].length <= length ? body : clip(shorter, length)

/** In rehearsal: what the proposal would say. */
export const proposalText = (cases: readonly CaseBrief[], clause: string | null): string =>
  [`约谈建议:${cases[0]?.unit ?? ''}`, clause ?? '', ...cases.map((one) => one.no)]
    .filter((line) => line !== '')
    .join('\n')

/** To the officer after the approval, or after an absence. `county`: the office above the unit, if it could be asked. */
export function askAppointment(unit: string, absence: Absence | null, county: string | null): string {
  const why =
    absence === null
      ? `负责人已同意约谈${unit}。`
      : `约谈${unit}未能按时进行:${absence.who}${absence.excused ? '请假' : '无故缺席'},${absence.reason}。须另定时间。`
  const entrust = county === null || absence !== null ? '' : `由县区组织的,回复“委托”,即请${county}约谈。`
  return `${why}请回复时间和地点,例如:时间 9月5日 15:00,地点 市政府3号楼201,主持 办公室分管负责人。回复后即向该单位发出约谈通知。${entrust}`
}

/** 委托约谈: to the county office's liaison and leader. `late`: asked a second and last time. */
export function entrustText(
  talk: TalkBrief,
  absence: Absence | null,
  late: boolean,
  office: string,
  today: Day,
): string {
  const lines = talk.cases.map((one) => caseLine(one, null, today))
  const head = late ? `【催问】尚未收到约谈${talk.unit}的安排。` : `请组织约谈:${talk.unit}(${talk.id})`
  return [
    head,
    `事由:${talk.basis}`,
    ...lines,
    `对象:${mustAttendName[talk.mustAttend]}本人参加,不得委托他人。`,
    ...(absence === null
      ? []
      : [`上次未能进行:${absence.who}${absence.excused ? '请假' : '无故缺席'},${absence.reason}。`]),
    `确定后请回复:约谈 ${talk.id} 时间 9月5日 15:00,地点 县政府301。约谈后请回复:约谈情况 ${talk.id} 参加:… 要求:… 承诺:…`,
    `也可经OA或电话告知${office}登记。`,
  ].join('\n')
}

/** Who holds it is asked once how it went. */
export const askRecordText = (talk: TalkBrief): string =>
  `约谈${talk.unit}(${talk.id})的时间已过。请回复:约谈情况 ${talk.id} 参加:… 要求:… 承诺:…(例如 承诺:注销停更账号@9月30日),也可电话告知办公室登记。`

export interface Invitation {
  schedule: Schedule
  role: 'leader' | 'liaison'
  /** An earlier invitation has left: this one changes it. */
  changed: boolean
  /** The office that calls, where the schedule names no contact. */
  office: string
}

/** 约谈通知 to the unit: why, who must come, when, where, who presides, what to bring; the formal paper goes by OA. */
export function invitationCard(talk: TalkBrief, invitation: Invitation, today: Day): CardContent {
  const { schedule, role, changed, office } = invitation
  const at = new Date(schedule.at)
  const lines = talk.cases.map((one) => caseLine(one, null, today))
  const body = [`事由:${talk.basis}`, ...lines].join('\n')
  const contact = `联系:${clip(schedule.contact ?? office, 30)}。不能参加请回复“约谈请假 原因”。`
  return {
    type: 'card',
    title: changed ? '约谈通知(时间地点变更)' : '约谈通知',
    subtitle: `${talk.unit} ${talk.id}`,
    quote: clauseItRestsOn(talk),
    rows: [
      { label: '时间', value: `${chineseDay(dayOf(at), today)}${timeOf(at)}` },
      { label: '地点', value: clip(schedule.place, 30) },
      { label: '对象', value: `${mustAttendName[talk.mustAttend]}(请本人参加,不得委托)` },
      { label: '主持', value: clip(schedule.presider ?? `${talk.host ?? office}负责人`, 30) },
      { label: '携带', value: clip(schedule.bring ?? defaultBring, 30) },
      { label: '事项', value: numbersOf(talk, 30) },
    ],
    body: `${clip(body, 158 - [...contact].length)}\n${contact}`,
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

/** To the officer, when the leader ends it by a decision. */
export function endedText(unit: string, state: TalkState, reason: string): string {
  const tail = state === 'declined' ? '相关事项仍未销号的,请继续跟进。' : ''
  const decision = state === 'declined' ? `对${unit}${talkStateName[state]}` : `约谈${unit}${talkStateName[state]}`
  return `负责人决定:${decision},理由:${reason}。${tail}`
}
