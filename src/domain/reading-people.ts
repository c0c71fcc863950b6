// What people say about who does the work: 我已调离, 接手, 由…代办, 办结 3. Read only where it stands alone or comes first: an
// account whose administrator has left is a finding, not a person leaving.
import type { Day } from './day.js'
import { dayWordsIn, readDayIn } from './reading-dates.js'

export type PeopleIntent =
  /** 我已调离, 我不负责这个了, 已换人. */
  | { kind: 'left' }
  /** 接手, 交接: what is open, what was promised, what comes next. */
  | { kind: 'newcomer' }
  /** 8月26日到9月2日由 office-2 代办; what was not said or not read is null. */
  | { kind: 'stand-in'; who: string | null; from: Day | null; until: Day | null }
  | { kind: 'stand-in-end' }
  /** 办结 3 说明: the third of the list of tasks as last shown. */
  | { kind: 'task-done'; number: number; note: string }
  /** 文字版, 看不到卡片: texts instead of cards from now on; 卡片版: cards again. */
  | { kind: 'form'; textOnly: boolean }

const gone = '(?:调离|调走|调岗|离岗|离职|退休|不在(?:这个|该|原)?岗)'
const leaving = [
  new RegExp(`^(?:我|本人)?(?:现在?|目前)?已(?:经)?${gone}(?:了|原?单位|到|至|[,。!]|$)`),
  new RegExp(`^(?:我|本人)${gone}了`),
  /^(?:我|本人)?(?:现在?|目前)?(?:已经?)?不(?:再)?(?:负责|担任|管|做)(?:这个|这块|这项|此项|该项|联络员)(?:工作|了|的?联络员|[,。!]|$)/,
  /^(?:我们(?:单位|这边|局)?)?(?:联络员)?已(?:经)?换人(?:了|[,。!]|$)/,
]

/** @param text normalised (NFKC, single spaces) */
export function readPeople(text: string, today: Day): PeopleIntent | null {
  if (leaving.some((pattern) => pattern.test(text))) return { kind: 'left' }
  if (/^(?:接手|交接|交接清单|我(?:来)?接手了?)[。!]?$/.test(text)) return { kind: 'newcomer' }
  if (/^(?:结束|取消|停止)代办[。!]?$/.test(text)) return { kind: 'stand-in-end' }
  if (
    /^(?:文字版|文字通知|(?:我)?(?:这边|这里)?(?:看不[到见]|收不到|打不开)卡片(?:了|消息)?|卡片(?:看不[到见]|打不开))[。!]?$/.test(
      text,
    )
  )
    return { kind: 'form', textOnly: true }
  if (/^(?:卡片版|卡片通知)[。!]?$/.test(text)) return { kind: 'form', textOnly: false }
  const finished = /^办结\s*第?(\d{1,3})\s*项?[\s,:]*(.*)$/.exec(text)
  if (finished?.[1] !== undefined) return { kind: 'task-done', number: Number(finished[1]), note: finished[2] ?? '' }
  return standIn(text, today)
}

function standIn(text: string, today: Day): PeopleIntent | null {
  const said = /由\s*(\S+?)\s*(?:代办|代班|代理|代为办理)/.exec(text)
  if (said?.[1] === undefined && !/^代办/.test(text)) return null
  const who = said?.[1] ?? null
  const days = said === null ? text : text.replace(said[0], ' ')
  const first = dayWordsIn(days)
  if (first === null) return { kind: 'stand-in', who, from: null, until: null }
  const at = days.indexOf(first)
  const rest = days.slice(at + first.length)
  const from = readDayIn(first, today)
  // One day alone is the last: 到9月2日由…代办 begins today.
  if (dayWordsIn(rest) === null)
    return /(?:到|至)\s*$/.test(days.slice(0, at))
      ? { kind: 'stand-in', who, from: today, until: from }
      : { kind: 'stand-in', who, from, until: null }
  return { kind: 'stand-in', who, from, until: readDayIn(rest, from ?? today) }
}
