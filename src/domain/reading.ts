// Reads what a person wrote in the chat: reply, extension, dispute, question, command. It decides nothing: which cases
// are meant is resolved against the list the person last saw, and what is not clear stays `unclear` and is asked back.
import type { Day } from './day.js'
import { readDayIn } from './reading-dates.js'

/** Which of their cases a person means. */
export type Reference =
  | { kind: 'unsaid' }
  | { kind: 'all' }
  | { kind: 'numbers'; numbers: number[] }
  | { kind: 'cases'; nos: string[] }

export type Intent =
  | { kind: 'reply'; ref: Reference; text: string }
  | { kind: 'extension'; ref: Reference; until: Day | null; reason: string }
  | { kind: 'dispute'; ref: Reference; reason: string }
  | { kind: 'acknowledge'; ref: Reference }
  | { kind: 'progress' }
  | { kind: 'why'; ref: Reference }
  | { kind: 'undo' }
  | { kind: 'help' }
  | { kind: 'ledger' }
  | { kind: 'to-review' }
  | { kind: 'overdue' }
  | { kind: 'tasks' }
  | { kind: 'remind'; target: string }
  | { kind: 'pass'; ref: Reference }
  | { kind: 'return'; ref: Reference; reason: string; until: Day | null }
  /** Something about the fix that must not be taken for "fixed": 未整改, 还没好, 怎么报? */
  | { kind: 'unclear'; why: 'not-fixed' | 'question' | 'other' }

const caseNo = /[A-Za-z]{1,3}\d{2}[A-Za-z0-9]{1,6}-\d{3,4}/g
const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }

const commands: [RegExp, Intent['kind']][] = [
  [/^(进度|我的(事项|整改)|还有(哪些|什么))$/, 'progress'],
  [/^(撤回|撤销|取消刚才的)$/, 'undo'],
  [/^(帮助|help|怎么用|\?|？)$/i, 'help'],
  [/^(台账|查看台账)$/, 'ledger'],
  [/^(待复核|待审核)$/, 'to-review'],
  [/^(逾期|逾期清单)$/, 'overdue'],
  [/^(待办|今日|今天的待办)$/, 'tasks'],
]

const fixedWords =
  /(已|都|全部|均)?(经)?(整改(完成|到位|完毕|好|完|了)?|改好|弄好|处理好|完成|办结|注销|关停|更新|修复|删除|恢复|修改)(了|完成|完毕|到位|好)?/
const doneMark = /已|完成|好了|完了|到位|完毕|办结|整改了/
const notDone =
  /(未|没有?|尚未|还没|暂未|无法|不能|不了|来不及|正在|准备|打算|将|待|争取|预计).{0,6}(整改|改|完成|注销|更新|修复|处理|好|删除|恢复)/
const question = /[??]|吗$|吗[,。,]|怎么|如何|什么时候|能不能|可不可以|是不是/

/** Reads one text. `today` fixes the year of dates without one. */
export function readText(raw: string, today: Day): Intent {
  const text = raw.normalize('NFKC').replace(/\s+/g, ' ').trim()
  for (const [pattern, kind] of commands) if (pattern.test(text)) return { kind } as Intent
  if (/^(收到|签收|已签收|好的?,?收到)[。.!]?$/.test(text)) return { kind: 'acknowledge', ref: { kind: 'unsaid' } }
  const remind = /^催办\s*(.+)$/.exec(text)
  if (remind?.[1] !== undefined) return { kind: 'remind', target: remind[1].trim() }
  const ref = referenceIn(text)
  if (/^为什么/.test(text)) return { kind: 'why', ref }
  if (/^通过/.test(text)) return { kind: 'pass', ref }
  if (/^退回/.test(text)) return { kind: 'return', ref, reason: restOf(text, /^退回/), until: readDayIn(text, today) }
  if (/^(申请)?延期|申请延期|请求延期|延期至|延期到|延到/.test(text)) {
    return { kind: 'extension', ref, until: readDayIn(text, today), reason: reasonOf(text) }
  }
  if (/异议|不是我们的|不归我们|不属于我|不认可/.test(text))
    return { kind: 'dispute', ref, reason: restOf(text, /(我们?)?(有|提出?)?异议[,,::]?/) }
  if (notDone.test(text)) return { kind: 'unclear', why: 'not-fixed' }
  if (question.test(text)) return { kind: 'unclear', why: 'question' }
  if (fixedWords.test(text) && doneMark.test(text)) return { kind: 'reply', ref, text: raw.trim() }
  return { kind: 'unclear', why: 'other' }
}

/** Which cases a text names: case numbers, list numbers at its head, 全部, 第n项; nothing = unsaid. */
export function referenceIn(text: string): Reference {
  const nos = [...text.matchAll(caseNo)].map((match) => match[0].toUpperCase())
  if (nos.length > 0) return { kind: 'cases', nos: [...new Set(nos)] }
  const numbers = new Set<number>()
  for (const match of text.matchAll(/第\s*([一二三四五六七八九十两]|\d{1,3})\s*(?:项|个|条|件)/g))
    numbers.add(numeralOf(match[1] ?? ''))
  const head =
    /^(?:(?:已整改|整改完成|已完成|申请延期|延期|有异议|异议|为什么|通过|退回)\s*)?((?:\d{1,3}(?![\d年月日号:.-])\s*[、,,和及/ ]*\s*)+)/.exec(
      text,
    )
  for (const match of (head?.[1] ?? '').matchAll(/\d{1,3}/g)) numbers.add(Number(match[0]))
  if (numbers.size > 0) return { kind: 'numbers', numbers: [...numbers].filter((n) => n > 0) }
  if (/^(全部|所有|都|均|全都)|全部(已|整改|完成)/.test(text)) return { kind: 'all' }
  return { kind: 'unsaid' }
}

const numeralOf = (text: string): number => digits[text] ?? Number(text)

const reasonOf = (text: string): string => {
  const said = /(?:原因|理由|因为|由于|因)[是::,,]?\s*(.+)$/.exec(text)?.[1]
  return (said ?? restOf(text, /(申请)?延期(至|到)?/)).trim()
}

function restOf(text: string, marker: RegExp): string {
  const rest = text
    .replace(marker, ' ')
    .replace(caseNo, ' ')
    .replace(/^[\s\d、,,]+/, '')
    .replace(/^(原因|理由)[是::,,]?/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return rest
}
