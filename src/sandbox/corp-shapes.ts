// The types of the emulated corp: people, departments, tags, what the app may see of them, and what stands in calendars,
// the app's menu and the office's group.

export interface Person {
  userid: string
  name: string
  /** What stands under the name, e.g. `教育局联络员`. */
  title: string
  /** Numbers or names of departments; a name nobody declared is made below the root. Default: the root. */
  departments?: (number | string)[]
  /** 1 active (default), 2 disabled, 4 never opened WeCom, 5 left (wecom.md §2.9). */
  status?: 1 | 2 | 4 | 5
  /** Shown only to an old app or with the member's consent (wecom.md §0 item 5). */
  mobile?: string
  email?: string
}

export interface Department {
  /** 1 is the root. */
  id: number
  name: string
  parentId: number
}

export interface Tag {
  id: number
  name: string
  userids: string[]
  departments: number[]
}

/** What of the corp the app may see (可见范围). */
export interface VisibleRange {
  departments: number[]
  userids: string[]
}

/** What another app of the corp needs to be played. */
export interface OtherApp {
  agentId: number
  secret: string
}

/** The contact-sync assistant (通讯录同步助手): a callback and a secret of its own (wecom.md §0 item 3). */
export interface ContactSync {
  secret: string
  token: string
  encodingAesKey: string
  callbackUrl: string | null
}

/** `response_status` of wecom.md §2.13. */
export const scheduleAnswers = { pending: 0, tentative: 1, accepted: 2, once: 3, declined: 4 } as const
export type ScheduleAnswer = keyof typeof scheduleAnswers

/** An entry in people's calendars, as oa/schedule wrote it. */
export interface ScheduleItem {
  id: string
  agentId: number
  /** The `schedule` object of the call. */
  fields: Record<string, unknown>
  admins: string[]
  attendees: { userid: string; answer: ScheduleAnswer }[]
  startAt: Date
  endAt: Date
  deleted: boolean
}

/** What came to the office's group through its webhook. */
export interface GroupPost {
  at: Date
  kind: string
  /** Everything a person would read. */
  text: string
  raw: unknown
}
