// A talk (约谈) as facts: what was applied for, decided, arranged, said, promised, reported and checked. The states and
// their names stand here; who may do what to it in talk-acts.ts, what it owes whom in talk-plan.ts. The table of states
// in docs/talk-states.md is checked against both.
import type { Day } from './day.js'

export const talkStates = [
  'proposed',
  'postponed',
  'approved',
  'entrusted',
  'invited',
  'confirmed',
  'held',
  'reported',
  'verified',
  'failed',
  'ended',
  'declined',
  'withdrawn',
  'cancelled',
] as const
export type TalkState = (typeof talkStates)[number]

export const talkStateName: Record<TalkState, string> = {
  proposed: '待决定',
  postponed: '暂缓决定',
  approved: '已同意,待排期',
  entrusted: '已委托,待县区排期',
  invited: '已通知',
  confirmed: '已确认参加',
  held: '已约谈,待书面报告',
  reported: '已报告,待核查',
  verified: '核查通过,跟踪承诺',
  failed: '核查未通过,已报负责人',
  ended: '已办结',
  declined: '暂不约谈',
  withdrawn: '已撤回',
  cancelled: '已取消',
}

const over: ReadonlySet<TalkState> = new Set(['declined', 'withdrawn', 'cancelled', 'failed', 'ended'])

/** States in which a talk is still somebody's business; the others are ends it never comes back from. */
export const talkIsOpen = (state: TalkState): boolean => !over.has(state)

/** The ends, for queries. */
export const endedTalkStates: readonly TalkState[] = talkStates.filter((state) => !talkIsOpen(state))

/** Whether the leader has still to decide. */
export const isUndecided = (state: TalkState): boolean => state === 'proposed' || state === 'postponed'

/** Whether it is approved and not held yet: time, place and who comes can still change, and the leader can cancel it. */
export const isArranged = (state: TalkState): boolean =>
  state === 'approved' || state === 'entrusted' || state === 'invited' || state === 'confirmed'

/** Who must come in person (domain.md §7.2): milder cases the 分管负责人, graver ones the 主要负责人. */
export type MustAttend = 'leader' | 'principal'
export const mustAttendName: Record<MustAttend, string> = { leader: '分管负责人', principal: '主要负责人' }

export interface Schedule {
  /** Instant, ISO 8601 with offset. */
  at: string
  place: string
  /** Who presides (主持人); null = the office's leader, as the office does it. */
  presider: string | null
  /** What the unit brings; null = 书面汇报材料. */
  bring: string | null
  /** Contact office for questions; null = the office that calls. */
  contact: string | null
}

/** What a unit brings when nothing else is said (domain.md §7.3). */
export const defaultBring = '书面汇报材料'

/** How something reached the office. */
export type TalkChannel = 'chat' | 'oa' | 'phone' | 'paper'
export const talkChannelName: Record<TalkChannel, string> = { chat: '企业微信', oa: 'OA', phone: '电话', paper: '书面' }

/** 签收回执: the unit's leader will come in person. */
export interface Confirmation {
  /** Who confirmed: name and office. */
  who: string
  how: TalkChannel
  at: string
  /** userid: the leader's own, or the clerk's who recorded it. */
  recordedBy: string
}

/** 请假 or 无故缺席; both lead to a new date. */
export interface Absence {
  who: string
  reason: string
  excused: boolean
  at: string
  recordedBy: string
}

/** 约谈记录: the four steps of the meeting (domain.md §7.5), who came, who wrote it down. Empty = not recorded. */
export interface MeetingRecord {
  /** (a) The presider states reason and problems. */
  problems: string
  /** (b) The unit explains and says what it will do. */
  explanation: string
  /** (c) Requirements and time limit. */
  requirements: string
  /** (d) The unit commits itself (表态). */
  pledge: string
  unitPresent: string
  officePresent: string
  recorder: string
  /** The gist in the recorder's own words, for the 纪要. */
  minutes: string
}

/** The parts of a record, for readers of files, flags and chat texts. */
export const recordParts = [
  'problems',
  'explanation',
  'requirements',
  'pledge',
  'unitPresent',
  'officePresent',
  'recorder',
  'minutes',
] as const satisfies readonly (keyof MeetingRecord)[]

export const emptyRecord: MeetingRecord = {
  problems: '',
  explanation: '',
  requirements: '',
  pledge: '',
  unitPresent: '',
  officePresent: '',
  recorder: '',
  minutes: '',
}

export interface Commitment {
  text: string
  dueOn: Day
  keptAt: string | null
  keptBy: string | null
}

/** 书面整改报告 of the unit after the talk. */
export interface TalkReport {
  at: string
  channel: TalkChannel
  oaNumber: string | null
  text: string
  /** userid: who reported or recorded it; somebody else verifies. */
  by: string
}

/** 核查意见. */
export interface Verification {
  holds: boolean
  note: string
  at: string
  by: string
}

export interface TalkFacts {
  id: string
  unitId: string
  state: TalkState
  /** userid, or `system` for a proposal of the rules. */
  proposedBy: string
  proposedAt: Date
  mustAttend: MustAttend
  decidedBy: string | null
  decidedAt: Date | null
  postponedTo: Day | null
  /** 委托约谈: the unit whose office is asked to hold it; null = the office itself. */
  entrustedTo: string | null
  entrustedAt: Date | null
  schedule: Schedule | null
  invitedAt: Date | null
  /** Whether an invitation has left to the unit, or the request to the county office: a change is told from then on. */
  unitTold: boolean
  countyTold: boolean
  confirmation: Confirmation | null
  absences: Absence[]
  heldAt: Date | null
  record: MeetingRecord | null
  commitments: Commitment[]
  reportDueOn: Day | null
  report: TalkReport | null
  verification: Verification | null
  endedAt: Date | null
}

/** A talk on the day it is proposed: nothing was decided about it yet. */
export function proposedTalk(
  own: Pick<TalkFacts, 'id' | 'unitId' | 'proposedBy' | 'mustAttend' | 'entrustedTo'>,
  proposedAt: Date,
): TalkFacts {
  return {
    ...own,
    state: 'proposed',
    proposedAt,
    decidedBy: null,
    decidedAt: null,
    postponedTo: null,
    entrustedAt: null,
    schedule: null,
    invitedAt: null,
    unitTold: false,
    countyTold: false,
    confirmation: null,
    absences: [],
    heldAt: null,
    record: null,
    commitments: [],
    reportDueOn: null,
    report: null,
    verification: null,
    endedAt: null,
  }
}
