// The rules an office may set, as data: who is told what and when, windows, budget, talks, repeats. A case keeps the
// version it was opened under; versions are never edited, only added.
import { defaultTriggers, type TalkTrigger } from './talk-trigger.js'

/** Who a rung of the ladder is for. Contacts of the unit, of the unit above it, or people of the office. */
export type Audience =
  | 'liaison'
  | 'deputy'
  | 'leader'
  | 'supervisor'
  | 'supervisor-leader'
  | 'officer'
  | 'reviewer'
  | 'office-leader'

export type RuleName =
  | 'notice'
  | 'notice-supervisor'
  | 'notice-leader'
  | 'unsigned-deputy'
  | 'unsigned-office'
  | 'remind-before'
  | 'remind-due'
  | 'overdue'
  | 'escalate'
  | 'deadline-amended'
  | 'check-in'
  | 'check-in-late'
  | 'freeze-review'
  | 'review-late'
  | 'review-escalated'
  | 'manual'
  | 'hand-over'
  | 'round-summary'
  | 'approval-late'
  | 'approval-escalated'
  | 'talk-proposed'
  | 'talk-undecided'
  | 'talk-schedule'
  | 'talk-invite'
  | 'talk-unconfirmed'
  | 'talk-record'
  | 'talk-absent'
  | 'talk-cancelled'
  | 'talk-entrust'
  | 'talk-entrust-late'
  | 'talk-minutes'
  | 'talk-report'
  | 'talk-report-missing'
  | 'talk-verify'
  | 'talk-failed'
  | 'talk-follow-up'
  | 'talk-last'

/** Rungs whose audience an office may set (policy.told). */
export const toldRules = [
  'notice',
  'notice-supervisor',
  'notice-leader',
  'unsigned-deputy',
  'remind-before',
  'remind-due',
  'overdue',
  'escalate',
  'check-in',
  'review-late',
  'review-escalated',
] as const
export type ToldRule = (typeof toldRules)[number]

export interface Policy {
  version: string
  /** Who is told on each rung (design.md §4). An empty list: that rung tells nobody. */
  told: Record<ToldRule, readonly Audience[]>
  /** Send window of a working day, minutes after midnight, both ends inclusive. */
  window: { from: number; to: number }[]
  /** Most unasked pushes to one contact of a unit. */
  budget: { perDay: number; perCircular: number; reservedForOverdue: number }
  /** Offsets in working days. */
  ladder: {
    unsignedDeputy: number
    unsignedOffice: number
    remindBefore: number
    /** No reminder within so many working days of the notice. */
    quietAfterNotice: number
    overdue: number
    escalate: number
    officeLate: number
    officeEscalated: number
    /** The leader's summary of a round, so long after its main deadline. */
    roundSummary: number
  }
  /** Working days from receipt where the circular prints no deadline, by weight of the finding; null = none is set. */
  withoutDeadline: { fail: number | null; minor: number | null }
  /** 暂缓: the unit is asked how it stands every so many working days; unanswered for so many, a clerk calls. */
  pause: { checkInWorkdays: number; lateWorkdays: number }
  /** Working days after which the office is asked whether a freeze still holds. */
  freezeReviewWorkdays: number
  /** Whether stamped scans (盖章扫描件) are taken in the chat; if not, the sealed paper goes by the OA alone. */
  collectScans: boolean
  /** New deadline of a returned reply, working days, when the reviewer names none. */
  returnWorkdays: number
  /** Least working days given back when a dispute or an extension is refused. */
  giveBackWorkdays: number
  talk: {
    /** Weekly question to the leader starts after so many working days undecided. */
    undecidedWorkdays: number
    undecidedRepeatDays: number
    /** Unscheduled after approval, unconfirmed after invitation, unrecorded after the talk: working days. */
    officeWorkdays: number
    /** Last rung: so many working days after a commitment's date, or that of the written report. */
    lastWorkdays: number
    /** The unit's written report is due so many working days after the talk. */
    reportWorkdays: number
    /** When the office's own rules propose a talk; the circular's own clause comes first (domain.md §6). */
    triggers: readonly TalkTrigger[]
  }
  repeat: {
    /** The office's rule where the circular says nothing: so many times within so many quarters before this one. */
    times: number
    quarters: number
  }
  /** Minutes in which a person may take back what was said. */
  undoMinutes: number
  /** Most pushes of one cycle outside an approved publishing; more than this holds itself and asks. */
  ceiling: number
}

/** The built-in policy (design.md §4). */
export const defaultPolicy: Policy = {
  version: 'default-1',
  told: {
    notice: ['liaison'],
    'notice-supervisor': ['supervisor'],
    'notice-leader': ['leader'],
    'unsigned-deputy': ['deputy'],
    'remind-before': ['liaison'],
    'remind-due': ['liaison'],
    overdue: ['liaison', 'deputy', 'leader'],
    escalate: ['supervisor', 'office-leader'],
    'check-in': ['liaison'],
    'review-late': ['reviewer'],
    'review-escalated': ['office-leader'],
  },
  window: [
    { from: 9 * 60 + 5, to: 11 * 60 + 50 },
    { from: 14 * 60 + 5, to: 17 * 60 + 20 },
  ],
  budget: { perDay: 1, perCircular: 6, reservedForOverdue: 1 },
  ladder: {
    unsignedDeputy: 1,
    unsignedOffice: 2,
    remindBefore: 2,
    quietAfterNotice: 1,
    overdue: 1,
    escalate: 3,
    officeLate: 3,
    officeEscalated: 5,
    roundSummary: 3,
  },
  withoutDeadline: { fail: null, minor: null },
  pause: { checkInWorkdays: 10, lateWorkdays: 2 },
  freezeReviewWorkdays: 10,
  collectScans: true,
  returnWorkdays: 3,
  giveBackWorkdays: 2,
  talk: {
    undecidedWorkdays: 5,
    undecidedRepeatDays: 7,
    officeWorkdays: 3,
    lastWorkdays: 3,
    reportWorkdays: 5,
    triggers: defaultTriggers,
  },
  repeat: { times: 2, quarters: 4 },
  undoMinutes: 10,
  ceiling: 300,
}

/** All policies an office ever had in force. */
export interface Policies {
  /** In force now: for cases opened from now on, and for everything that is no matter of one case. */
  current: Policy
  versions: readonly string[]
  /** Throws for an unknown version: a bug, or a database of a newer program. */
  of(version: string): Policy
}
