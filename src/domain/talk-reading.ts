// What people write about talks in the chat: 约谈 with a word behind it and, where there are several, the number. Only such
// texts are read here; everything else is none of its business.
import type { Day } from './day.js'
import { readDayIn } from './reading-dates.js'
import { emptyRecord, type MeetingRecord } from './talk.js'
import type { Pledge } from './talk-acts.js'

export type TalkSaying =
  | { kind: 'show' }
  | { kind: 'approve' | 'confirm' | 'entrust' }
  | { kind: 'decline'; reason: string }
  | { kind: 'cancel'; reason: string }
  | { kind: 'absent'; reason: string }
  | { kind: 'postpone'; to: Day | null }
  | { kind: 'schedule'; words: string }
  | { kind: 'hold'; record: MeetingRecord; commitments: Pledge[]; undated: string[]; reportDueOn: Day | null }
  | { kind: 'report'; text: string; oaNumber: string | null }
  | { kind: 'verify'; holds: boolean; note: string }
  | { kind: 'keep'; index: number }

/** What was said, and about which talk or meeting; `id` null where no number is named. */
export interface TalkText {
  id: string | null
  saying: TalkSaying
}

const numbered = /^[,,::、\s]*([A-Z][A-Z0-9]*-[TM]\d+)?[,,::、。\s]*/i

/** Null where the text is not about a talk, or does not say what about it. */
export function readTalkText(text: string, today: Day): TalkText | null {
  // 确认参加 is what the button says; only an invitation has one.
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^确认参加(约谈)?/, '约谈确认')
  const decision = /^(同意|暂不|暂缓|取消)约谈/.exec(plain)
  const named = decision ?? /^约谈(确认|请假|记录|情况|报告|核查|委托|落实)?/.exec(plain)
  if (named === null) return null
  const behind = plain.slice(named[0].length)
  const number = numbered.exec(behind)
  const id = number?.[1]?.toUpperCase() ?? null
  const rest = behind.slice(number?.[0].length ?? 0).trim()
  const saying = decision === null ? sayingOf(named[1] ?? '', rest, id, today) : decisionOf(named[1] ?? '', rest, today)
  return saying === null ? null : { id, saying }
}

function decisionOf(word: string, rest: string, today: Day): TalkSaying {
  if (word === '同意') return { kind: 'approve' }
  if (word === '暂缓') return { kind: 'postpone', to: readDayIn(rest, today) }
  return word === '取消' ? { kind: 'cancel', reason: rest } : { kind: 'decline', reason: rest }
}

function sayingOf(word: string, rest: string, id: string | null, today: Day): TalkSaying | null {
  switch (word) {
    case '确认':
      return { kind: 'confirm' }
    case '请假':
      return { kind: 'absent', reason: rest }
    case '记录':
    case '情况':
      return holdOf(rest, today)
    case '报告':
      return { kind: 'report', text: rest, oaNumber: oaNumberIn(rest) }
    case '核查': {
      const holds = !/^(不通过|未通过|不合格)/.test(rest)
      return { kind: 'verify', holds, note: rest.replace(/^(不通过|未通过|不合格|通过|合格)[,::、\s]*/, '') }
    }
    case '委托':
      return { kind: 'entrust' }
    case '落实':
      return { kind: 'keep', index: Number(/\d+/.exec(rest)?.[0] ?? '1') - 1 }
    default:
      if (/^(时间|地点)/.test(rest)) return { kind: 'schedule', words: rest }
      return rest === '' || (id !== null && /^(材料|进度)?$/.test(rest)) ? { kind: 'show' } : null
  }
}

/** `OA文号 望水函〔2024〕12号`. */
const oaNumberIn = (text: string): string | null =>
  /(?:OA\s*(?:文号|编号)?|文号)\s*[::]?\s*([^\s,;。]+)/i.exec(text)?.[1] ?? null

const labels: Record<string, keyof MeetingRecord | 'commitments' | 'reportDueOn'> = {
  问题: 'problems',
  事由: 'problems',
  说明: 'explanation',
  要求: 'requirements',
  表态: 'pledge',
  承诺: 'commitments',
  参加: 'unitPresent',
  办公室: 'officePresent',
  记录: 'recorder',
  报告期限: 'reportDueOn',
}
const labelled = new RegExp(`(${Object.keys(labels).join('|')})\\s*:`, 'g')

/** `参加:… 要求:… 承诺:…@9月30日`; what has no label is the gist. */
function holdOf(text: string, today: Day): TalkSaying {
  const record = { ...emptyRecord }
  const pledges: string[] = []
  let reportDueOn: Day | null = null
  const parts = text.split(labelled)
  record.minutes = (parts[0] ?? '').trim()
  for (let at = 1; at < parts.length; at += 2) {
    const part = labels[parts[at] ?? '']
    const words = (parts[at + 1] ?? '').trim().replace(/[,;。、]+$/, '')
    if (part === undefined) continue
    if (part === 'commitments') pledges.push(...words.split(/[;\n]/).map((one) => one.trim()))
    else if (part === 'reportDueOn') reportDueOn = readDayIn(words, today)
    else record[part] = words
  }
  const read = pledges.filter((one) => one !== '').map((one) => ({ one, dueOn: readDayIn(dayPart(one), today) }))
  return {
    kind: 'hold',
    record,
    commitments: read.flatMap(({ one, dueOn }) => (dueOn === null ? [] : [{ text: one.replace(/@.*$/, ''), dueOn }])),
    undated: read.flatMap(({ one, dueOn }) => (dueOn === null ? [one] : [])),
    reportDueOn,
  }
}

const dayPart = (pledge: string): string => (pledge.includes('@') ? pledge.slice(pledge.lastIndexOf('@') + 1) : pledge)
