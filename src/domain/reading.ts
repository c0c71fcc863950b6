// Reads what a person wrote in the chat: reply, extension, dispute, question, command. It decides nothing: which cases
// are meant is resolved against the list the person last saw, and what is not clear stays `unclear` and is asked back.
import type { Day } from './day.js'
import { dayWordsIn, readDayIn } from './reading-dates.js'
import { fixClaimOf } from './reading-fix.js'
import { type PeopleIntent, readPeople } from './reading-people.js'
import { type Reference, referenceIn } from './reading-references.js'

export type { Reference }

export type Intent =
  | { kind: 'reply'; ref: Reference; text: string }
  | { kind: 'extension'; ref: Reference; until: Day | null; reason: string }
  | { kind: 'dispute'; ref: Reference; reason: string }
  /** 暂缓: `asks` = a pause is asked for; else only how a paused case stands. */
  | { kind: 'block'; ref: Reference; reason: string; asks: boolean }
  | { kind: 'acknowledge'; ref: Reference }
  | { kind: 'progress' }
  /** 已转达: a supervising unit told the units below. */
  | { kind: 'relay' }
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
  | PeopleIntent
  /** Something about the fix that must not be taken for "fixed": 未整改, 还没好, 怎么报? */
  | { kind: 'unclear'; why: 'not-fixed' | 'question' | 'other' }

const commands: [RegExp, Intent][] = [
  [/^(进度|我的(事项|整改)|还有(哪些|什么))$/, { kind: 'progress' }],
  [/^(撤回|撤销|取消刚才的)$/, { kind: 'undo' }],
  [/^(已经?)?(转达|转办|转发)(了|下去了|给下级了)?[。.!]?$/, { kind: 'relay' }],
  [/^(帮助|help|怎么用|\?)$/i, { kind: 'help' }],
  [/^(台账|查看台账)$/, { kind: 'ledger' }],
  [/^(待复核|待审核)$/, { kind: 'to-review' }],
  [/^(逾期|逾期清单)$/, { kind: 'overdue' }],
  [/^(待办|今日|今天的待办)$/, { kind: 'tasks' }],
  [/^(好的?[,，]?\s*)?(收到|已收到|签收|已签收|知道了)[。.!]?$/, { kind: 'acknowledge', ref: { kind: 'unsaid' } }],
]

/** Reads one text. `today` fixes the year of dates without one. */
export function readText(raw: string, today: Day): Intent {
  const text = raw.normalize('NFKC').replace(/\s+/g, ' ').trim()
  const people = readPeople(text, today)
  if (people !== null) return people
  const command = commands.find(([pattern]) => pattern.test(text))
  if (command !== undefined) return command[1]
  const remind = /^催办\s*(.+)$/.exec(text)
  if (remind?.[1] !== undefined) return { kind: 'remind', target: remind[1].trim() }
  // NFKC turns ① into 1; the ring itself says that a list number is meant.
  const { ref, rest } = referenceIn(raw.match(/[①-⑳]/) === null ? text : raw.trim())
  return request(rest, ref, today) ?? reply(text, ref, raw, today)
}

const asksPause =
  /(?:申请|请求)暂缓|^暂缓|注销(?:申请|手续|流程)?(?:正在)?(?:办理|审核|进行)?中|正在(?:办理|申请|走)?注销|已(?:经)?(?:提交|申请|发起)(?:了)?注销|平台.{0,6}(?:无法|不能|不支持|没法|不予)(?:办理)?注销|注销不了/
const stillUnderWay = /(?:仍|还)(?:然)?在(?:办理|审核|走流程|等待?平台)|平台(?:还|仍)(?:未|没)(?:审核|回复|处理|通过)/

/** A fix that hangs on the platform: 注销办理中, 平台无法注销; and how it stands later: 还在办理. */
function pause(text: string, ref: Reference): Intent | null {
  const asks = asksPause.test(text)
  if (!asks && !stillUnderWay.test(text)) return null
  const reason = plainReason(text.replace(/^(?:我们?(?:单位)?)?(?:申请|请求)?暂缓/, ''))
  return { kind: 'block', ref, reason: reason === '' ? text : reason, asks }
}

/** What begins with a word of its own. */
function request(text: string, ref: Reference, today: Day): Intent | null {
  if (/^为什么/.test(text)) return { kind: 'why', ref }
  if (/^通过/.test(text)) return { kind: 'pass', ref }
  if (/^退回/.test(text))
    return { kind: 'return', ref, reason: plainReason(text.replace(/^退回/, '')), until: readDayIn(text, today) }
  if (/申请延期|请求延期|^延期|^(全部|都)延期|延期[至到]|^延到/.test(text))
    return { kind: 'extension', ref, until: readDayIn(text, today), reason: extensionReason(text) }
  const objection = /异议|不是我们的|不归我们|不属于我|不认可/.test(text.replace(/(没有?|无|并无)(任何)?异议/g, ''))
  if (objection)
    return {
      kind: 'dispute',
      ref,
      reason: plainReason(text.replace(/^(我们?(单位)?)?(对.{0,10})?(有|提出?)?异议/, '')),
    }
  return null
}

function reply(text: string, ref: Reference, raw: string, today: Day): Intent {
  const claim = fixClaimOf(text, today)
  if (claim === 'fixed') return { kind: 'reply', ref, text: raw.trim() }
  if (claim !== 'question') return pause(text, ref) ?? { kind: 'unclear', why: claim }
  return { kind: 'unclear', why: claim }
}

const plainReason = (text: string): string =>
  text
    .replace(/^[\s,，、。.:;]+/, '')
    .replace(/^(原因|理由)[是::,，]?\s*/, '')
    .trim()

function extensionReason(text: string): string {
  const said = /(?:原因|理由|因为|由于)[是::,，]*\s*(.+)$/.exec(text)?.[1]
  if (said !== undefined) return said.trim()
  const day = dayWordsIn(text)
  return plainReason(
    (day === null ? text : text.replace(day, ' '))
      .replace(/^(全部|都)?(申请|请求)?(延期|延)(至|到)?/, '')
      .replace(/^\s*(至|到)/, ''),
  )
}
