// The talk most tests start from: proposed by the rules on Friday 13 September 2024 at 9:05 about a unit that never answered.
// What a test is about is given; the rest is what a fresh proposal looks like.
import { officialCalendar } from '../../src/domain/calendar.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import type { Actor, ContactRole, StaffRole } from '../../src/domain/roles.js'
import { emptyRecord, type MeetingRecord, proposedTalk, type Schedule, type TalkFacts } from '../../src/domain/talk.js'
import type { ActContext } from '../../src/domain/talk-acts.js'
import { at } from './facts.js'

export const talk = (given: Partial<TalkFacts> = {}): TalkFacts => ({
  ...proposedTalk(
    { id: 'W24Q3-T1', unitId: 'edu', proposedBy: 'system', mustAttend: 'leader', entrustedTo: null },
    at('2024-09-13 09:05'),
  ),
  ...given,
})

export const schedule: Schedule = {
  at: '2024-09-20T15:00:00+08:00',
  place: '会议室',
  presider: null,
  bring: null,
  contact: null,
}

/** Decided and invited, the meeting a week ahead. */
export const invited = (given: Partial<TalkFacts> = {}): TalkFacts =>
  talk({
    state: 'invited',
    decidedBy: 'leader',
    decidedAt: at('2024-09-13 10:10'),
    schedule,
    invitedAt: at('2024-09-14 12:10'),
    ...given,
  })

export const held = (given: Partial<TalkFacts> = {}): TalkFacts =>
  invited({ state: 'held', heldAt: at('2024-09-20 16:10'), record, reportDueOn: '2024-09-27', ...given })

export const record: MeetingRecord = {
  ...emptyRecord,
  problems: '账号停更',
  explanation: '人员变动',
  requirements: '限期整改',
  unitPresent: '教育局分管负责人',
  recorder: '办公室经办',
}

export const context = (local: string): ActContext => ({
  calendar: officialCalendar,
  policy: defaultPolicy,
  now: at(local),
})

export const staff = (userid: string, ...roles: StaffRole[]): Actor => ({ userid, roles, contactOf: [] })
export const contact = (userid: string, unitId: string, role: ContactRole): Actor => ({
  userid,
  roles: [],
  contactOf: [{ unitId, role }],
})
