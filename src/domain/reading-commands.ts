// Words that are commands: the captions of buttons and lists, typed because a click was lost or because it is quicker.
import type { Day } from './day.js'
import { readDayIn } from './reading-dates.js'
import { plainReason } from './reading-requests.js'
import type { Reference } from './reading-references.js'

export type Command =
  | { kind: 'progress' }
  /** 查看明细: the findings in full. */
  | { kind: 'detail' }
  /** 已转达: a supervising unit told the units below. */
  | { kind: 'relay' }
  | { kind: 'undo' }
  | { kind: 'help' }
  | { kind: 'ledger' }
  | { kind: 'to-review' }
  | { kind: 'overdue' }
  | { kind: 'tasks' }
  /** 今日: what waits for this person of the office today. */
  | { kind: 'today' }
  | { kind: 'remind'; target: string }
  /** 你好, 谢谢: nothing is wanted. */
  | { kind: 'courtesy' }

/** What the office decides about a submission. */
export type DecisionRead =
  | { kind: 'pass'; ref: Reference }
  | { kind: 'return'; ref: Reference; reason: string; until: Day | null }
  /** 同意 on an extension, a dispute or a pause; `until`: another day than the one asked for. */
  | { kind: 'agree'; ref: Reference; until: Day | null }
  | { kind: 'refuse'; ref: Reference; reason: string }

const end = '[了吧。.!~\\s]*$'
const commands: [RegExp, Command][] = [
  [
    /^(?:查看?|看看?|我的)?(?:整改)?(?:进度|进展)$|^我的(?:事项|整改)$|^还有(?:几项|几个|哪些|什么)(?:没.{0,4}|未.{0,4})?[?]?$/,
    { kind: 'progress' },
  ],
  [/^(?:查看)?明细$|^查看(?:问题|清单)$|^清单$/, { kind: 'detail' }],
  [
    new RegExp(
      `^(?:不好意思|抱歉|对不起)?[,，\\s]*(?:撤回|撤销|取消刚才的|(?:刚才|上一?条|刚刚)?(?:我)?(?:说|发|点|弄|搞|打|回|填)错|(?:请)?(?:帮我)?撤[回销](?:一下|刚才的|上一?条|刚才那条)?)${end}`,
    ),
    { kind: 'undo' },
  ],
  [/^(?:已经?)?(?:转达|转办|转发)(?:了|下去了|给下级了)?[。.!]?$/, { kind: 'relay' }],
  [/^(?:帮助|help|怎么用|\?|使用说明)$/i, { kind: 'help' }],
  [/^(?:台账|查看台账)$/, { kind: 'ledger' }],
  [/^(?:待复核|待审核)$/, { kind: 'to-review' }],
  [/^(?:逾期|逾期清单)$/, { kind: 'overdue' }],
  [/^(?:待办|今天的待办)$/, { kind: 'tasks' }],
  [/^今[日天]$/, { kind: 'today' }],
  [
    /^(?:您好|你好|谢谢|感谢|辛苦了?|在吗|早上好|下午好|上午好)(?:[,，!。~\s]*(?:您|你|了|领导|老师|谢谢))*[。.!?~\s]*$/,
    { kind: 'courtesy' },
  ],
]

/** @param text normalised */
export function commandIn(text: string): Command | null {
  const target = /^催办\s*(.+)$/.exec(text)?.[1]
  if (target !== undefined) return { kind: 'remind', target: target.trim() }
  return commands.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** @param text normalised, without the words that named the cases */
export function decisionIn(text: string, ref: Reference, today: Day): DecisionRead | null {
  if (/[?]|吗|了没|没有$|怎么|为什么/.test(text)) return null
  if (/^(?:复核|审核)?通过(?=$|[,。!\s]|了[。!]?$)/.test(text)) return { kind: 'pass', ref }
  if (/^退回(?![了过后的给到])/.test(text))
    return { kind: 'return', ref, reason: plainReason(text.replace(/^退回/, '')), until: readDayIn(text, today) }
  if (/^不(?:予)?同意/.test(text))
    return { kind: 'refuse', ref, reason: plainReason(text.replace(/^不(?:予)?同意(?:延期|暂缓|异议)?/, '')) }
  if (/^同意(?=$|[,。!\s]|了[。!]?$|延|暂缓|异议|\d)/.test(text))
    return { kind: 'agree', ref, until: readDayIn(text, today) }
  return null
}
