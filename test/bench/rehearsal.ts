// A year's rehearsal for 10,000 accounts in 1,000 units, nobody answering: the longest plan there is.
import type { CaseFacts } from '../../src/domain/case.js'
import { built } from './built.js'
import { type Figure, median, shown } from './numbers.js'

const { officialCalendar } = await built<typeof import('../../src/domain/calendar.js')>('domain/calendar.js')
const { directoryOf } = await built<typeof import('../../src/domain/directory.js')>('domain/directory.js')
const { defaultPolicy } = await built<typeof import('../../src/domain/policy.js')>('domain/policy.js')
const { rehearse } = await built<typeof import('../../src/domain/rehearsal.js')>('domain/rehearsal.js')

const openedAt = new Date('2024-08-21T09:20:00+08:00')
const unitCount = 1000

const factsOf = (n: number): CaseFacts => ({
  no: `B24Q3-${n}`,
  circularId: 'circular',
  unitId: `unit-${n % unitCount}`,
  supervisorId: n % unitCount < 100 ? null : `unit-${n % 100}`,
  severity: n % 10 === 0 ? 'fail' : 'minor',
  repeated: false,
  state: 'issued',
  round: 0,
  openedAt,
  roundAt: openedAt,
  deadline: { kind: 'day', on: '2024-09-10', time: null },
  noticedAt: null,
  acknowledgedAt: null,
  repliedAt: null,
  waiting: null,
  fixed: 'none',
  reported: 'notAsked',
  outside: false,
  remindAskedAt: null,
  blocked: null,
  frozen: null,
  noticeRound: 0,
  amendedAt: null,
})

export async function measureRehearsal(): Promise<Figure[]> {
  const units = Array.from({ length: unitCount }, (_, n) => ({
    id: `unit-${n}`,
    name: `单位${n}`,
    parentId: n < 100 ? null : `unit-${n % 100}`,
    contacts: (['liaison', 'deputy', 'leader'] as const).map((role) => ({ userid: `u${n}-${role}`, role })),
  }))
  const staff = [
    { userid: 'office-1', roles: ['officer' as const] },
    { userid: 'office-lead', roles: ['leader' as const] },
  ]
  const input = {
    facts: Array.from({ length: 10_000 }, (_, n) => factsOf(n)),
    terms: () => ({
      policy: defaultPolicy,
      circular: { clauseNamesTalk: true, lateBefore: false },
      officer: 'office-1',
    }),
    talksAtPublishing: [],
    directory: directoryOf(units, staff, new Set()),
    policy: defaultPolicy,
    calendar: officialCalendar,
  }
  let messages = 0
  const taken = [0, 1, 2].map(() => {
    const from = performance.now()
    messages = rehearse(input, 'none', 365).length
    return performance.now() - from
  })
  const took = median(taken)
  return [
    { what: '10,000 accounts, a year', measured: `${took.toFixed(0)} ms`, goal: '< 3000 ms', met: took < 3000 },
    shown('  messages in it', String(messages)),
  ]
}
