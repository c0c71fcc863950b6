// The acts of `talk`: what each takes on the command line, and the act it becomes. Nothing is decided here.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { done, type Result, refused } from '../../base/result.js'
import type { Day } from '../../domain/day.js'
import { instantOf, isoOf, minutesOfTime } from '../../domain/day.js'
import { readTimeIn } from '../../domain/reading-appointments.js'
import { emptyRecord, type MeetingRecord, recordParts, type TalkChannel } from '../../domain/talk.js'
import type { OfUnit, Pledge, TalkAct } from '../../domain/talk-acts.js'
import { readDay } from '../reading-input.js'

/** Flags as commander gives them: text, or a list for those that may be repeated, or true for switches. */
export type TalkFlags = Record<string, string | string[] | boolean | undefined>

export interface TalkActCommand {
  name: string
  description: string
  flags: readonly [string, string][]
  read: (flags: TalkFlags) => Promise<Result<TalkAct>> | Result<TalkAct>
}

const text = (flags: TalkFlags, name: string): string => {
  const value = flags[name]
  return typeof value === 'string' ? value.trim() : ''
}
const textOrNull = (flags: TalkFlags, name: string): string | null => text(flags, name) || null
const reason: [string, string] = ['--reason <text>', 'why / 理由']
const how: [string, string] = ['--how <way>', 'chat, oa, phone or paper / 告知方式']

export const talkActs: readonly TalkActCommand[] = [
  { name: 'approve', description: 'the leader agrees / 同意约谈', flags: [], read: () => done({ kind: 'approve' }) },
  {
    name: 'decline',
    description: 'the leader declines / 暂不约谈',
    flags: [reason],
    read: (flags) => done({ kind: 'decline', reason: text(flags, 'reason') }),
  },
  {
    name: 'postpone',
    description: 'comes up again later / 暂缓决定',
    flags: [['--to <day>', 'YYYY-MM-DD']],
    read: (flags) => withDay(text(flags, 'to'), (to) => ({ kind: 'postpone', to })),
  },
  {
    name: 'cancel',
    description: 'the leader calls an approved talk off / 取消约谈',
    flags: [reason],
    read: (flags) => done({ kind: 'cancel', reason: text(flags, 'reason') }),
  },
  {
    name: 'schedule',
    description: 'set time and place; the invitation leaves then / 排期',
    flags: [
      ['--at <instant>', '"YYYY-MM-DD HH:mm" (Asia/Shanghai)'],
      ['--place <text>', 'where / 地点'],
      ['--presider <text>', 'who presides / 主持人'],
      ['--bring <text>', 'what to bring / 携带材料'],
      ['--contact <text>', 'contact office / 联系处室'],
    ],
    read: scheduleOf,
  },
  {
    name: 'confirm',
    description: 'the unit’s leader will come / 确认参加',
    flags: [['--who <text>', 'who confirmed, where you record it / 谁确认的'], how],
    read: (flags) =>
      withChannel(flags, (channel) => ({ kind: 'confirm', who: textOrNull(flags, 'who'), how: channel })),
  },
  {
    name: 'absent',
    description: 'did not or cannot come; a new date is looked for / 缺席、请假',
    flags: [['--who <text>', 'who, where you record it / 谁'], reason, ['--unexcused', 'without an excuse / 无故缺席']],
    read: (flags) =>
      done({
        kind: 'absent',
        who: textOrNull(flags, 'who'),
        reason: text(flags, 'reason'),
        excused: flags.unexcused !== true,
      }),
  },
  {
    name: 'hold',
    description: 'record that it took place / 登记约谈',
    flags: [
      ['--problems <text>', '(a) reason and problems stated / 事由和问题'],
      ['--explanation <text>', '(b) what the unit explained / 单位说明'],
      ['--requirements <text>', '(c) requirements / 要求'],
      ['--pledge <text>', '(d) what the unit declared / 表态'],
      ['--unit-present <text>', 'who came / 单位参加人'],
      ['--office-present <text>', 'who was there of the office / 办公室参加人'],
      ['--recorder <text>', 'who took it down / 记录人'],
      ['--minutes <text>', 'the gist / 纪要'],
      ['--commitment <text@day...>', 'commitment and its date / 承诺'],
      ['--report-due <day>', 'written report until / 书面报告期限'],
      ['--file <path>', 'all of it as JSON, for a collective talk with "each" / JSON文件'],
    ],
    read: holdOf,
  },
  {
    name: 'report',
    description: 'the written report came in / 登记书面报告',
    flags: [['--oa <number>', 'OA number / 文号'], ['--text <text>', 'what it says / 内容'], how],
    read: (flags) =>
      withChannel({ how: 'oa', ...flags }, (channel) => ({
        kind: 'report',
        channel,
        oaNumber: textOrNull(flags, 'oa'),
        text: text(flags, 'text'),
      })),
  },
  {
    name: 'verify',
    description: 'checked by somebody who did not report / 核查',
    flags: [
      ['--failed', 'it does not hold / 未通过'],
      ['--note <text>', 'what was found / 核查意见'],
    ],
    read: (flags) => done({ kind: 'verify', holds: flags.failed !== true, note: text(flags, 'note') }),
  },
  {
    name: 'keep',
    description: 'a commitment was kept / 承诺已落实',
    flags: [['--item <n>', 'which commitment, from 1']],
    read: (flags) => {
      const item = text(flags, 'item') || '1'
      return /^\d+$/.test(item)
        ? done({ kind: 'keep', index: Number(item) - 1 })
        : refused('no-commitment', `“${item}”不是第几项承诺,请写1、2、3…`)
    },
  },
  {
    name: 'conclude',
    description: 'the leader ends the follow-up / 终结',
    flags: [reason],
    read: (flags) => done({ kind: 'conclude', reason: text(flags, 'reason') }),
  },
]

function withDay(given: string, act: (day: Day) => TalkAct): Result<TalkAct> {
  const day = readDay(given)
  return day.ok ? done(act(day.value)) : day
}

const channels: readonly string[] = ['chat', 'oa', 'phone', 'paper']
const isChannel = (value: string): value is TalkChannel => channels.includes(value)

function withChannel(flags: TalkFlags, act: (channel: TalkChannel) => TalkAct): Result<TalkAct> {
  const channel = text(flags, 'how') || 'phone'
  return isChannel(channel)
    ? done(act(channel))
    : refused('bad-channel', `“${channel}”不是登记方式,请用chat、oa、phone或paper。`)
}

function scheduleOf(flags: TalkFlags): Result<TalkAct> {
  const given = text(flags, 'at')
  const day = readDay(given.slice(0, 10))
  if (!day.ok) return day
  const time = readTimeIn(given.slice(10))
  if (time === null) return refused('bad-day', `“${given}”里没有HH:mm形式的时间。`)
  if (text(flags, 'place') === '') return refused('reason-missing', '约谈要写明地点(--place)。')
  const schedule = {
    at: isoOf(instantOf(day.value, minutesOfTime(time))),
    place: text(flags, 'place'),
    presider: textOrNull(flags, 'presider'),
    bring: textOrNull(flags, 'bring'),
    contact: textOrNull(flags, 'contact'),
  }
  return done({ kind: 'schedule', schedule })
}

const record = z.partialRecord(z.enum(recordParts), z.string())
const pledge = z.strictObject({ text: z.string().min(1), dueOn: z.string() })
const heldFile = z.strictObject({
  ...Object.fromEntries(recordParts.map((part) => [part, z.string().optional()])),
  commitments: z.array(pledge).optional(),
  reportDueOn: z.string().optional(),
  each: z
    .array(z.strictObject({ talk: z.string(), record: record.optional(), commitments: z.array(pledge).optional() }))
    .optional(),
})

async function holdOf(flags: TalkFlags): Promise<Result<TalkAct>> {
  const given = text(flags, 'file') === '' ? done(heldFile.parse({})) : await readHeld(text(flags, 'file'))
  if (!given.ok) return given
  const list = flags.commitment
  const own = pledgesOf(Array.isArray(list) ? list : [])
  if (!own.ok) return own
  const inFile = daysOf(given.value.commitments ?? [])
  if (!inFile.ok) return inFile
  const each: OfUnit[] = []
  for (const one of given.value.each ?? []) {
    const commitments = daysOf(one.commitments ?? [])
    if (!commitments.ok) return commitments
    each.push({ talk: one.talk, record: { ...emptyRecord, ...one.record }, commitments: commitments.value })
  }
  const dueText = text(flags, 'reportDue') || (given.value.reportDueOn ?? '')
  const due = dueText === '' ? done(null) : readDay(dueText)
  if (!due.ok) return due
  const commitments = [...inFile.value, ...own.value]
  return done({ kind: 'hold', record: recordOf(flags, given.value), commitments, reportDueOn: due.value, each })
}

/** Flags over what the file says. */
function recordOf(flags: TalkFlags, file: Record<string, unknown>): MeetingRecord {
  const said = recordParts.map((part) => {
    const inFile = file[part]
    return [part, text(flags, part) || (typeof inFile === 'string' ? inFile : '')]
  })
  return { ...emptyRecord, ...Object.fromEntries(said) }
}

async function readHeld(path: string): Promise<Result<z.infer<typeof heldFile>>> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return refused('no-file', `读不出约谈记录文件${path},应为JSON。`)
  }
  const parsed = heldFile.safeParse(json)
  if (parsed.success) return done(parsed.data)
  const [issue] = parsed.error.issues
  const where = issue?.code === 'unrecognized_keys' ? issue.keys.join('、') : (issue?.path ?? []).join('.')
  return refused('bad-record', `约谈记录文件${path}有不认识或不合规定的项目:${where}。`)
}

function daysOf(pledges: readonly Pledge[]): Result<Pledge[]> {
  for (const one of pledges) {
    const day = readDay(one.dueOn)
    if (!day.ok) return day
  }
  return done([...pledges])
}

function pledgesOf(list: readonly string[]): Result<Pledge[]> {
  const pledges: Pledge[] = []
  for (const one of list) {
    const at = one.lastIndexOf('@')
    const day = readDay(one.slice(at + 1))
    if (at < 1 || !day.ok) return refused('bad-commitment', `承诺“${one}”应写成 内容@YYYY-MM-DD。`)
    pledges.push({ text: one.slice(0, at), dueOn: day.value })
  }
  return done(pledges)
}
