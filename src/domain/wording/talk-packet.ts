// The packet a leader decides on, in words (design.md §5): the ground, the findings, every notice with its fate, what the
// unit itself said, the deadline reckoned aloud, and what was circulated before. For the office's own people only.
import { stateName } from '../case.js'
import { mustAttendName, type TalkState, talkStateName } from '../talk.js'
import { type TalkTriggerName, triggerName } from '../talk-trigger.js'
import { subjectOf } from './brief.js'
import type { TalkBrief } from './talk.js'
import { type CaseStory, minuteOf, type StoryStep } from './why-story.js'

/** What the unit said about a case, in its own words. */
export interface UnitWords {
  /** ISO 8601 with offset. */
  at: string
  by: string
  kind: 'reply' | 'extension' | 'dispute' | 'block'
  text: string
  evidence: number
}

export interface PacketFinding {
  no: string
  severity: 'fail' | 'minor'
  indicator: string | null
  story: CaseStory
  unitWords: UnitWords[]
  earlier: { circular: string; issuedOn: string }[]
}

export interface TalkPacket {
  brief: TalkBrief
  state: TalkState
  trigger: TalkTriggerName
  proposedAt: string
  findings: PacketFinding[]
  /** Earlier talks with the unit. */
  earlierTalks: { id: string; state: TalkState; on: string }[]
}

const kindName: Record<UnitWords['kind'], string> = {
  reply: '反馈',
  extension: '申请延期',
  dispute: '异议',
  block: '申请暂缓',
}

export function packetLines(packet: TalkPacket): string[] {
  const { brief } = packet
  return [
    `约谈材料 ${brief.id} ${brief.unit}【${talkStateName[packet.state]}】`,
    `提出:${minuteOf(packet.proposedAt)} ${brief.appliedBy === null ? '按规则' : brief.appliedBy}(${triggerName[packet.trigger]})`,
    `依据:${brief.basis}`,
    `对象:${mustAttendName[brief.mustAttend]};组织:${brief.host ?? '本办公室'}${brief.together.length === 0 ? '' : `;与${brief.together.join('、')}一并(集体约谈)`}`,
    `通报:《${brief.circular.title}》${brief.circular.url ?? ''}`,
    ...(brief.circular.escalationClause === null ? [] : [`通报条款:“${brief.circular.escalationClause}”`]),
    ...packet.findings.flatMap((finding, index) => findingLines(finding, index, brief)),
    packet.earlierTalks.length === 0
      ? '此前约谈:没有。'
      : `此前约谈:${packet.earlierTalks.map((one) => `${one.id}(${one.on},${talkStateName[one.state]})`).join('、')}`,
  ]
}

function findingLines(finding: PacketFinding, index: number, brief: TalkBrief): string[] {
  const { story, unitWords, earlier } = finding
  const own = brief.cases.find((one) => one.no === finding.no)
  const late = story.overdueWorkdays > 0 ? `,已逾期${story.overdueWorkdays}个工作日` : ''
  const indicator = finding.indicator === null ? '' : `,指标${finding.indicator}`
  return [
    `${index + 1}. ${finding.no} ${own === undefined ? story.subject : subjectOf(own)}:${story.problem}[${finding.severity === 'fail' ? '不合格' : '有问题'}${indicator}]【${stateName[story.state]}${late}】`,
    `   期限:${story.deadline.join('。')}。`,
    ...notices(story.past),
    ...(unitWords.length === 0 ? ['   单位说:没有反馈。'] : unitWords.map(wordsLine)),
    ...(earlier.length === 0
      ? []
      : [
          `   此前通报:${earlier.map((one) => `${one.circular}${one.issuedOn === '' ? '' : `(${one.issuedOn})`}`).join('、')}`,
        ]),
  ]
}

const wordsLine = ({ at, by, kind, text, evidence }: UnitWords): string =>
  `   单位说:${minuteOf(at)} ${by}${kindName[kind]}“${text}”${evidence > 0 ? `,佐证${evidence}份` : ''}`

/** Messages to people, the same one to several on one line; tasks of the office are its own affair. */
function notices(past: readonly StoryStep[]): string[] {
  const lines = new Map<string, string[]>()
  for (const step of past) {
    if (step.to === null) continue
    const key = `${minuteOf(step.at)} ${step.name}|${step.ended}`
    lines.set(key, [...(lines.get(key) ?? []), step.who])
  }
  if (lines.size === 0) return ['   通知:还没有发过消息。']
  return [...lines].map(([key, who]) => {
    const [what, ended = ''] = key.split('|')
    return `   通知:${what}→${[...new Set(who)].join('、')}:${ended}`
  })
}
